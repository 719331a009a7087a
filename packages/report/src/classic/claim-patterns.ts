/** Words that ask whether something holds. */
export const asksWhetherItHolds =
  /\bdouble.?check|对吗|凑得?出|算得?通|说得?通|真能|么算|标得|能验证|可验证|站不站|立得住|有依据|对不对|算得对|算对|算错|正确|准确|成立|站得住|靠谱|可信|属实|真的|核对|检查|验证|核实|复算|一致|矛盾|冲突|不符|对得上|吻合|加起来|合起来|怎么算出来|怎么得出|检验|能不能测|能测|可测|测得出|合理吗|说得通|有没有问题|有没有算|是不是算|漏洞|当真|\d%吗|\bfit\b|\badds? up\b|\bcorrect|\bconsistent|\binconsisten|\bcontradict|\bcheck\b|\bverify|\bverified|\bholds?\b(?! a)|\bis it true\b|\btrue\b|\breally\b|\bright\b(?! now| after| before| away)|\baccurate|\breproduc|\btestable|\btested?\b|\bagree|\bclaims?\b|\barithmetic\b|\bmake sense\b|\bplausible|\bconflict|\bdiscrepan|\bmatch(?:es)?\b|\bsound\b|\bsquares? with|\bredo the|\bthe math|\bthe sum\b|\bproven?\b|\bhow (?:did|do) (?:they|you) get|\brecompute|\brecalculate|\bmistake|\bwrong\b|\bsame (?:figure|number)/iu;

/** Those among them that ask for more than whether the report says so. */
export const asksToRecompute =
  /凑得?出|标得|验证|立得住|square|redo|math|the sum|proven?|how (?:did|do) (?:they|you) get|算|复算|一致|矛盾|冲突|前后|对得上|站得住|靠谱|检验|测试|能测|可测|加起来|add(?:s)? up|arithmetic|calculat|comput|consisten|contradict|conflict|agree|test|check|verif|claim|hold|plausib|sound|reproduc|discrepan|match/u;
