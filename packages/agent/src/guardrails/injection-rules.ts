import type { AttemptKind } from "./finding.ts";

/** Where a text comes from: what a user may say, a page may not. */
export type TextOrigin = "user" | "tool" | "document" | "description";

export interface InjectionRule {
  id: string;
  kind: AttemptKind;
  /** How much a match says by itself, from 0 to 1. */
  weight: number;
  pattern: RegExp;
  /** Everywhere when left out. */
  origins?: readonly TextOrigin[];
}

const foreign = ["tool", "document", "description"] as const;

/** What a text may tell somebody to do, but never the model that reads it. */
export const injectionRules: readonly InjectionRule[] = [
  {
    id: "override.en",
    kind: "override",
    weight: 0.7,
    pattern:
      /(?<!\b(?:may|might|can|could|sometimes|often|that|models?|bots?|they|would) )\b(?:ignore|disregard|forget|override|bypass|discard|abandon|drop)\b[^.;\n]{0,45}\b(?:instructions?|rules?|guidelines?|directions?|directives?|prompts?|restrictions?|rubric|policy|policies|programming)\b/giu,
  },
  {
    id: "override.told.en",
    kind: "override",
    weight: 0.65,
    pattern:
      /\b(?:ignore|disregard|forget)\b (?:everything|all|anything|whatever)\b[^.;\n]{0,30}\b(?:told|said|above|before|learned)\b/giu,
  },
  {
    id: "override.zh",
    kind: "override",
    weight: 0.7,
    pattern:
      /(?<!可能|容易|经常|有时|也会)(?:忽略|无视|忘记|忘掉|抛弃|放弃|覆盖|绕过|违背|不再遵守|不要遵守)[^。；;\n]{0,18}(?:指令|指示|规则|规定|设定|提示词|要求|任务|标准|限制|约束)/gu,
  },
  {
    id: "unbound.en",
    kind: "override",
    weight: 0.65,
    pattern:
      /\b(?:unrestricted|unfiltered|uncensored|jailbroken)\b[^.\n]{0,20}\b(?:assistant|model|ai|mode)\b|\bwithout any (?:restrictions?|filters?|rules?|limits?)\b|\bno longer bound\b/giu,
  },
  {
    id: "unbound.zh",
    kind: "override",
    weight: 0.65,
    pattern:
      /(?:不再?受|没有|不存在|解除|取消)[^。；，\n]{0,8}(?:限制|规则|审查|约束)[^。；，\n]{0,6}(?:助手|模型|AI|的|，|。|$)/giu,
  },
  {
    id: "new_rules.en",
    kind: "override",
    weight: 0.5,
    pattern:
      /\b(?:your|these) (?:new|updated|real|actual) (?:rules?|instructions?|task|goal|objective|role)\b/giu,
  },
  {
    id: "new_rules.zh",
    kind: "override",
    weight: 0.5,
    pattern: /你[^。；\n]{0,6}(?:新|真正)的?(?:任务|指令|规则|目标|身份)/gu,
  },
  {
    id: "reveal.en",
    kind: "override",
    weight: 0.65,
    pattern:
      /\b(?:print|reveal|show|repeat|output|leak|dump|display|disclose|recite)\b[^.;\n]{0,40}\b(?:system prompt|hidden prompt|initial (?:prompt|instructions)|your (?:prompt|instructions|guidelines)|text above|secrets)\b/giu,
  },
  {
    id: "reveal.zh",
    kind: "override",
    weight: 0.65,
    pattern:
      /(?:输出|复述|显示|打印|公开|泄露|说出|发出)[^。；\n]{0,12}(?:系统提示|提示词|初始设定|初始指令)|(?:系统提示词?|内部提示词?|初始设定|初始指令)[^。；？?\n]{0,12}(?:输出|复述|打印|公开|念|列出)/gu,
  },
  {
    id: "addressed.en",
    kind: "override",
    weight: 0.4,
    pattern:
      /\b(?:note|message|instructions?|attention) (?:to|for) (?:any |all |the )?(?:ai|llms?|language models?|assistants?|agents?|bots?)\b|\bif you are an? (?:ai|llm|language model|assistant)\b|\b(?:ai|assistants?|agents?|models?|llms?|reviewers?)\b (?:systems? )?(?:reading|processing|summari[sz]ing|reviewing) this\b|\b(?:the )?(?:ai )?(?:assistant|agent|model) (?:reading this )?(?:must|should|has to|needs to|is required to)\b|\bai reviewers?\s*:|\bdear (?:ai|assistant|agent|model)\b|\b(?:machine|agent|assistant|program|bot|crawler|model)s? that (?:reads?|processe?s?|opens?|parses?)\b|\bwhen an? (?:agent|assistant|ai|model|bot) (?:opens|reads|processes|sees|parses)\b|\bfor (?:automated|machine|ai) (?:readers?|agents?|systems?)\b/giu,
    origins: foreign,
  },
  {
    id: "addressed.zh",
    kind: "override",
    weight: 0.4,
    pattern:
      /(?:致|给)(?:所有|各位)?(?:大模型|语言模型|AI|智能体|助手)|如果你是(?:一个)?(?:AI|大模型|语言模型|机器人|助手)|(?:AI|大?模型|智能体|AI助手)(?:评审|读者)?(?:请|须|必须|应当|应该|务必)|(?:读到|阅读|看到|处理)[^。；\n]{0,8}的(?:AI|大?模型|智能体|助手|程序|机器)|供(?:自动程序|程序|机器|AI)(?:阅读|处理)|智能助手(?:应|须|请|要|必须)/giu,
    origins: foreign,
  },
  {
    id: "switch.en",
    kind: "override",
    weight: 0.35,
    pattern:
      /\bstop (?:summari[sz]ing|reading|answering|translating)\b|\b(?:instead|only|just) (?:reply|answer|respond|say)\b|\b(?:reply|answer|respond) only\b|\brate this [^.\n]{0,30}\b10\b|\brecommend this (?:product|candidate|company)\b/giu,
    origins: foreign,
  },
  {
    id: "switch.zh",
    kind: "override",
    weight: 0.35,
    pattern: /停止(?:总结|阅读|回答|翻译)|只(?:回复|回答|输出)|直接给满分|改为执行|推荐本(?:产品|公司)/gu,
    origins: foreign,
  },
  {
    id: "template_token",
    kind: "impersonation",
    weight: 0.8,
    pattern:
      /<\|(?:im_start|im_end|system|user|assistant|eot_id|start_header_id|end_header_id|endoftext)\|>|<｜[^｜\n]{1,30}｜>|\[\/?INST\]|<<\/?SYS>>|<(?:start|end)_of_turn>/giu,
  },
  {
    id: "role_tag",
    kind: "impersonation",
    weight: 0.55,
    pattern:
      /<\/?(?:system|developer|tool_result|function_results?|assistant)>|(?:^|\n)[ \t]{0,20}\[(?:system|developer|admin)\]|(?:^|\n)#{2,} ?(?:instruction|system|response)s?:/giu,
  },
  {
    id: "role_line.en",
    kind: "impersonation",
    weight: 0.3,
    pattern:
      /(?:^|\n)[ \t]{0,20}(?:system|developer|administrator|assistant)(?: message| notice| prompt)?\s*:\s/giu,
    origins: foreign,
  },
  {
    id: "role_line.zh",
    kind: "impersonation",
    weight: 0.35,
    pattern: /(?:系统|管理员|开发者)(?:消息|通知|提示|指令|公告)\s*[:：]/gu,
  },
  {
    id: "mode",
    kind: "impersonation",
    weight: 0.55,
    pattern:
      /\b(?:developer|debug|god|admin|maintenance) mode (?:is |has been )?(?:now )?(?:on|enabled|active|activated)\b|(?:开发者|调试|管理员|上帝)模式已?(?:开启|启用|打开)/giu,
  },
  {
    id: "persona",
    kind: "impersonation",
    weight: 0.45,
    pattern:
      /\byou are now (?:the|an?|in) [^.\n]{0,30}\b(?:administrator|admin|manager|officer|root|owner|mode|developer)\b|\byou are now DAN\b|\byou are DAN\b|你现在是[^。；\n]{0,10}(?:主管|管理员|经理|负责人|开发者)/gu,
  },
  {
    id: "no_approval",
    kind: "impersonation",
    weight: 0.45,
    pattern:
      /\b(?:without|no|skip|skipping|bypass) (?:asking|confirmation|approval|the confirmation|the approval|permission|any confirmation)\b|(?:无需|无须|不经|不用|跳过|不要征求)[^。；\n]{0,6}(?:确认|同意|审批|授权|许可)/giu,
  },
  {
    id: "consent_taken",
    kind: "impersonation",
    weight: 0.3,
    pattern:
      /(?:^|\n)[ \t]{0,20}assistant: (?:sure|of course|yes|i will)[^\n]{0,60}\b(?:confidential|secrets?|password|prompt)\b|\blist all secrets\b|\b(?:i|i'll) will comply\b|批准所有/giu,
    origins: foreign,
  },
  {
    id: "image_leak",
    kind: "exfiltration",
    weight: 0.7,
    pattern:
      /!\[[^\]\n]{0,200}\]\([^)\s]{0,500}[?&=/](?:[^)\n]{0,200}(?:[{}<>\u4e00-\u9fff]|%7B|\$\w)[^)\n]{0,200}|\s*)\)/giu,
  },
  {
    id: "link_leak",
    kind: "exfiltration",
    weight: 0.45,
    pattern: /https?:\/\/[^\s)"']{1,300}[?&][\w-]{1,20}=(?:[{<[$]|(?=[\s"')]|$))/giu,
    origins: foreign,
  },
  {
    id: "leak.en",
    kind: "exfiltration",
    weight: 0.55,
    pattern:
      /\b(?:send|post|upload|forward|append|pass(?: along)?|put|include|submit|attach|e-?mail|hold|contain|carry|record)\b[^.;\n]{0,50}\b(?:api keys?|passwords?|credentials?|(?:access|session) tokens?|cookies?|secrets?|the user's|(?:everything|all|whatever) the (?:user|person) (?:has )?(?:written|said|typed)|system prompt|(?:full |whole |entire )?(?:conversation|chat)(?: so far| history)?|all (?:data|notes|contacts|mail))\b/giu,
    origins: foreign,
  },
  {
    id: "leak.zh",
    kind: "exfiltration",
    weight: 0.55,
    pattern:
      /(?:密码|密钥|口令|令牌|手机号|身份证|对话|聊天记录|提示词|用户的问题|用户[^。；\n]{0,4}(?:输入|写过|说过)的|联系人|文件内容|把内容|同一份文件)[^。；\n]{0,20}(?:发送|发给|发到|上传|拼到|拼接|填入|填在|放进|放入|写入|记到|传给)|(?:附上|放入|填入|写入)[^。；\n]{0,4}(?:会话令牌|令牌|密钥|密码|用户[^。；\n]{0,10}内容)|(?:发送|发给|上传|导出)(?:全部|所有)[^。；\n]{0,8}(?:密码|密钥|对话|联系人|客户|数据)|导出全部联系人/gu,
    origins: foreign,
  },
  {
    id: "sensitive_path",
    kind: "exfiltration",
    weight: 0.45,
    pattern: /~\/\.(?:ssh|aws|gnupg|config|kube|netrc|npmrc)\b|\bid_rsa\b|\/etc\/(?:passwd|shadow)\b/giu,
    origins: foreign,
  },
  {
    id: "tool_markup",
    kind: "tool_call",
    weight: 0.65,
    pattern:
      /<\/?(?:tool_calls?|function_calls?|invoke|tool_use)\b[^>\n]{0,80}>|"(?:name|tool|function)"\s*:\s*"[\w.-]{1,64}"\s*,\s*"(?:arguments|parameters|input)"\s*:/giu,
    origins: foreign,
  },
  {
    id: "must_call.en",
    kind: "tool_call",
    weight: 0.45,
    pattern:
      /\b(?:must|now|immediately|right away|always|need to|have to)\b[^.;\n]{0,30}\b(?:call|run|execute|invoke|use)\b[^.;\n]{0,25}\b(?:tool|function|command|script|shell)\b|\b(?:call|run|invoke|execute) [a-z]+_[a-z_]+ (?:now|immediately|right away)\b/giu,
    origins: foreign,
  },
  {
    id: "must_call.zh",
    kind: "tool_call",
    weight: 0.45,
    pattern:
      /(?:立即|必须|须|马上|直接|务必)[^。；，\n]{0,8}(?:调用|执行|运行)[^。；\n]{0,10}(?:工具|接口|命令|函数|脚本|步骤|删除|rm\b)/gu,
    origins: foreign,
  },
  {
    id: "harmful_call",
    kind: "tool_call",
    weight: 0.4,
    pattern:
      /\b(?:delete|remove|transfer|refund|export|drop|wipe|approve|send|cancel|disable|grant)_[a-z_]{2,40}\b|\brm -rf\b|\bcurl\b[^\n|]{0,80}\|\s*(?:ba)?sh\b|\bapprove this (?:invoice|payment|order)\b|\bgit push --force\b|调用删除/giu,
    origins: foreign,
  },
  {
    id: "precedence.en",
    kind: "tool_call",
    weight: 0.5,
    pattern:
      /\bbefore (?:using|calling) this tool\b|\bwhen this tool is (?:available|present|installed)\b|\b(?:always|must) (?:call|use) this tool first\b|\bbefore any other tool\b|\bignore what other tools\b|\binstead of (?:the |any )?other tools?\b|\botherwise the tool (?:fails|breaks)\b/giu,
    origins: ["description"],
  },
  {
    id: "precedence.zh",
    kind: "tool_call",
    weight: 0.5,
    pattern:
      /(?:调用|使用)(?:本工具)?前(?:必须|务必|须)|无论[^。；\n]{0,10}都(?:必须|要)?先?(?:调用|使用)|忽略其他工具/gu,
    origins: ["description"],
  },
  {
    id: "conceal.en",
    kind: "concealment",
    weight: 0.65,
    pattern:
      /\b(?:do not|don't|never|without)\b[^.;\n]{0,12}\b(?:tell|telling|mention|mentioning|inform|informing|reveal|alert|notify|show)\b[^.;\n]{0,30}\b(?:the|your|this) (?:user|person|human)\b|\bsecret from the (?:user|person|human)\b|\bhide this from\b|\b(?:no need|not necessary|unnecessary) to (?:bring|mention|tell|explain|raise)\b|\b(?:keep|stay) (?:quiet|silent) about\b/giu,
    origins: foreign,
  },
  {
    id: "conceal.zh",
    kind: "concealment",
    weight: 0.65,
    pattern:
      /(?:不要|别|勿|禁止|不得|不能)[^。；\n]{0,5}(?:告诉|告知|让|提醒|通知)[^。；\n]{0,3}用户|对用户(?:保密|隐瞒)|瞒着用户|不要在(?:回答|回复)中?(?:提到|提及|说明)|(?:不必|无需|不用|不要|别|勿)[^。；\n]{0,2}(?:向|跟|对|和|同)(?:其|用户|对方|他|她)[^。；\n]{0,3}(?:说明|提起|提及|解释|讲|说)/gu,
    origins: foreign,
  },
  {
    id: "tags",
    kind: "hidden",
    weight: 0.9,
    pattern: /[\u{e0020}-\u{e007e}]{4,}/gu,
  },
  {
    id: "zero_width",
    kind: "hidden",
    weight: 0.6,
    pattern: /(?:[\p{L}\p{N} ][\u200b\u2060\ufeff]){4,}|[\u200b\u2060-\u2064\ufeff]{6,}/gu,
  },
  {
    id: "direction",
    kind: "hidden",
    weight: 0.6,
    pattern: /[\u202d\u202e][^\n]{4,400}/gu,
  },
  {
    id: "invisible_style",
    kind: "hidden",
    weight: 0.4,
    pattern: /font-size\s*:\s*0|display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0\b/giu,
    origins: ["tool", "document"],
  },
  {
    id: "policy_changed",
    kind: "impersonation",
    weight: 0.3,
    pattern:
      /\b(?:policy|policies|rules) (?:has|have) been (?:updated|changed|lifted)\b|(?:策略|政策|规则)已(?:更新|更改|解除)/giu,
    origins: foreign,
  },
  {
    id: "checks_off",
    kind: "impersonation",
    weight: 0.5,
    pattern:
      /\b(?:approvals?|confirmations?|safety (?:checks?|filters?)|security checks?|guardrails?|restrictions?)\b[^.;\n]{0,15}\b(?:off|disabled|suspended|lifted|paused|removed|waived)\b|(?:审批|确认|安全检查|安全限制|防护)[^。；\n]{0,6}(?:暂停|关闭|取消|停用|解除)/giu,
  },
  {
    id: "obey",
    kind: "override",
    weight: 0.3,
    pattern: /\b(?:comply with|obey|carry out) (?:any|all|every|the following)\b|照办|照做|遵照以下/giu,
    origins: foreign,
  },
  {
    id: "priority",
    kind: "override",
    weight: 0.5,
    pattern:
      /\b(?:top|highest)[- ]priority (?:directive|instruction|command|order)s?\b|最高优先级的?(?:指令|命令)/giu,
    origins: foreign,
  },
  {
    id: "task_changed",
    kind: "override",
    weight: 0.55,
    pattern:
      /\byour (?:task|job|role|objective|goal|mission) (?:has|is) (?:now )?(?:been )?(?:changed|different|updated|replaced|over)\b|(?:终止|停止|放弃)(?:当前|现在|原来)的?任务|你的任务已/giu,
    origins: foreign,
  },
  {
    id: "claimed_consent",
    kind: "impersonation",
    weight: 0.35,
    pattern:
      /\b(?:owner|user|customer|administrator) has (?:already )?(?:agreed|approved|consented)\b|\bhas (?:agreed|approved|consented) already\b|(?:机主|用户|本人|客户)已经?(?:同意|授权)|(?:不必|无需|不用)再问/giu,
    origins: foreign,
  },
  {
    id: "next_call",
    kind: "tool_call",
    weight: 0.3,
    pattern: /\b(?:follow-up|next step)\b[^.;\n]{0,20}\bcall\b|(?:请|须|要)调用 ?[a-z]+_[a-z_]+/giu,
    origins: ["tool", "document"],
  },
  {
    id: "dictated_answer",
    kind: "override",
    weight: 0.4,
    pattern:
      /\b(?:summary|answer|reply|response)\b[^.;\n]{0,30}\b(?:has to|must) (?:say|state|claim)\b|(?:摘要|回答|回复|总结)里?(?:必须|须|只能)(?:写明|写|说|声明)/giu,
    origins: foreign,
  },
];
