/**
 * Words for one thing in both languages, a line a thing. Written from the subjects of facts, entities, claims, sections
 * and calculators: what their words are called otherwise.
 */
const lines = `
brain, human brain, 人脑, 大脑
neuron, nerve cell, 神经元, 神经细胞
synapse, 突触
connection, 连接
expert, moe, mixture of experts, 专家, 混合专家
power draw, power consumption, electricity, energy, watt, 功耗, 耗电, 用电, 功率, 电力
gpu, graphics card, graphics processor, accelerator, card, 显卡, 加速卡, 单卡, 张卡, 块卡, 万卡, 卡数, 卡时
chip, processor, semiconductor, 芯片, 处理器
cluster, fleet, 集群, 机群
interview, interviewed, 采访, 访谈, 受访
child, kid, 孩子, 小孩, 儿童, 小朋友
teenager, youngster, 青少年, 少年
dishwasher, clear a table, clear the table, 收拾餐桌, 洗碗机, 收桌子
self-driving, autonomous driving, driverless, 自动驾驶, 无人驾驶
driving, learn to drive, 开车, 学车, 学开车
white paper, 白皮书
training, train, pretraining, 训练, 训一次, 训出, 训个, 预训练
fine-tuning, fine-tune, finetuning, finetune, 微调
inference, serving, serve, 推理
query, question, prompt, request, 查询, 提问, 问一次, 问题, 请求
rent, rental, lease, hire, 租, 租赁, 租金, 租用, 租一
cloud, 云
market, 市场
user, people using, 用户, 使用者
visit, visitor, traffic, 访问, 访客, 流量
daily active, dau, active daily, use daily, 日活, 每日活跃
monthly active, mau, active monthly, 月活, 每月活跃
answer, response, reply, 回答, 答案, 回复
role, persona, 角色
latency, delay, lag time, response time, 延迟, 时延, 输出一个字
buy, purchase, procurement, procure, bought, 采购, 购买, 买
company, firm, enterprise, business, corporation, 企业, 公司, 厂商, 厂家, 商家
vendor, supplier, provider, player, 供应商, 玩家, 厂商
neutral, medium case, middle scenario, 中性
base case, baseline, 基准
discrete, standalone, dedicated graphics, 独立显卡, 独立gpu, 独显
behind, lag, gap, catch up, 落后, 差距, 追上, 追赶
strongest, most powerful, best, top, 最强, 最好, 最先进
install, 安装, 装机
download, 下载
government, public, 政府
carrier, operator, telco, telecom, 运营商
investment, invest, put into, 投资
spend, spending, expenditure, capex, outlay, 支出, 开支, 投入, 花费
compute, computing power, computing, 算力, 智算, 计算能力
new, added, add, additional, 新增, 增加, 新加
total, in all, altogether, cumulative, sum, 累计, 合计, 总计, 总规模, 总共, 一共
planned, plan, intend, expected, expect, forecast, predict, 计划, 规划, 预计, 预期, 预测
hub, 枢纽
province, 省份, 个省
city, 城市
rack, 机架
edge, mec, 边缘
data centre, data center, datacenter, computing centre, 数据中心, 智算中心, 计算中心
corpus, training text, training data, dataset, training set, 语料, 训练数据, 训练集, 数据集
right, rights, 产权, 权利
article, clause, measure, 条款, 条
paper, study, 论文
run out, exhaust, deplete, used up, use up, 耗尽, 枯竭, 用完, 用光, 用尽
text, language data, 文本, 语言数据
internet, web, online, 互联网, 网络, 网上
high-quality, good quality, 高质量, 优质
low-quality, 低质量
stage, phase, step, 阶段, 环节, 步骤
standard, 标准
product, 产品
in-app, tip, 应用内, 内购, 打赏
feedback, preference data, 反馈
label, labelling, labeling, annotation, 标注
payment terms, pay after, 账期, 回款
utilisation, utilization, mfu, 利用率
theory, theoretical, ceiling, maximum, limit, 理论, 上限, 极限
today, currently, now, at present, present, 当前, 如今, 现状
caching, cache, 缓存
retrieval, 检索
context, window, input length, 上下文, 长文本, 窗口
store, shop, 商店, 商城
leave, left, departure, depart, resign, quit, step down, 离职, 离开, 辞职, 出走, 跑路
position, job, vacancy, opening, role open, 职位, 岗位, 招聘, 空缺
research, 研究
stake, shareholding, shares held, own, owns, ownership, 占股, 持股, 股份, 股权
browser, 浏览器
launch, release, came out, come out, debut, unveil, publish, ship, 发布, 推出, 上线, 问世, 面世, 发售, 亮相, 出来
founded, founding, established, set up, 成立, 创立, 创办
ceo, chief executive, head of, 首席执行官, 掌门人
founder, cofounder, co-founder, 创始人, 创办人
open-source, open source, open model, 开源
closed-source, closed source, closed, proprietary, 闭源
start-up, startup, young company, 初创, 创业公司
incumbent, big tech, tech giant, large technology firm, 大厂, 巨头, 科技公司
partner, 合作伙伴, 伙伴
application, app, 应用
co-create, 共创
assistant, 助手
phone, mobile, 手机
month on month, month-on-month, 环比
year on year, yoy, 同比
growth, grow, increase, rise, cagr, 增长, 增速, 增幅, 涨
chatbot, bot, 聊天机器人, 机器人客服
interaction, call, 交互, 调用
bill, invoice, 账单
price, charge, fee, 价格, 单价, 定价, 收费, 售价, 报价, 价位
cost, expense, 成本, 费用, 花费, 花销
api, interface, 接口
large internet firm, large internet company, big internet, 大型互联网, 互联网大厂, 大厂
funding, round, series, raise, financing, 融资, 轮
valuation, valued, worth, 估值
customer service, customer-service, contact centre, contact center, call centre, call center, customer support, support, 客服, 呼叫中心, 联络中心
agent, representative, 坐席, 客服代理, 客服人员
seat, licence, license, 席位, 座席, 账号
telephone, 电话
multi-channel, multichannel, many channels, 多渠道
industry, sector, 行业, 产业
complaint, after-sales, return call, 售后, 投诉, 回访
simple, easy, straightforward, 简单
handle, handled, taken over, resolved, 处理, 接管, 自动化处理
conversational, 对话式
competitor, rival, competition, 竞争对手, 对手, 竞争者, 竞争
enterprise search, corporate search, 企业搜索, 企业级搜索
employee, staff, worker, headcount, 员工, 雇员
pricing model, business model, way of charging, 定价模型, 定价方式, 收费模式, 商业模式
cold start, get started, time to start, onboarding, set-up time, 冷启动, 上手
isv, software vendor, 软件商, 独立软件开发商
case, lawsuit, 案件, 案子, 官司
pending, unhandled, undone, backlog, unresolved, left over, unprocessed, 未处理, 积压, 未结
accept, accepted, taken, 受理, 接受, 采纳
mediation, 调解
law firm, legal practice, 律所, 律师事务所
lawyer, attorney, 律师
legal, law, 法律
audit, 审计
compliance, 合规
abroad, overseas, export, exporter, going global, 出海, 海外, 国外, 国际
penetration, adoption, 渗透率, 渗透
small and medium, smb, sme, small and middle, 中小企业, 中小
efficient, efficiency, productivity, 效率, 提效
image, picture, 图片, 图像, 张图, 图
custom, bespoke, tailor-made, 定制
earn, make money, income, earning, 赚, 收益
revenue, sales, turnover, 收入, 营收, 流水, 营业额
plan, tier, subscription, 方案, 档, 套餐, 订阅
lowest, cheapest, minimum, least, starting, entry, 最低, 最便宜, 起步, 入门
middle, mid-tier, 中档, 中间
highest, dearest, most expensive, maximum, top, 最高, 最贵, 顶配
paid by the year, paid yearly, yearly billing, annual billing, billed yearly, billed annually, annual plan, pay yearly, pay annually, 按年付费, 年付, 包年, 按年
paid by the month, paid monthly, monthly billing, billed monthly, pay monthly, 按月付费, 月付, 包月, 按月
free, for nothing, 免费, 白嫖
commission, cut, take rate, platform fee, 抽成, 手续费, 佣金, 提成
short video, short-video, 短视频
digital media, 数字媒体
post-production, editing, 后期, 剪辑
game, gaming, 游戏
art, artwork, 美术
development, develop, 开发, 研发
software, 软件
labour, labor, manpower, human work, 人工, 人力, 劳动力
marketing, advertising budget, 营销
content, 内容
consumer, b2c, selling to consumers, 消费者, to c, toc, 2c, c端
b2b, selling to businesses, enterprise-facing, to b, tob, 2b, b端, 面向企业
industrial, 工业
modelling, modeling, cad, 建模
code, coding, programming, 代码, 编程, 写代码
suggestion, 建议
recurring revenue, arr, 经常性收入, arr
development environment, ide, 开发环境
music, 音乐
song, track, 歌曲, 歌
score, rating, point, 得分, 评分, 打分, 分数
equipment, kit, gear, 设备, 器材
production, produce, making, 制作
cycle, turnaround, 周期
streaming, stream, 流媒体
advertising, ad, ads, ad-supported, 广告
subscriber, paying user, paying, pays, pay, paid, 付费, 订阅用户
listen, listening, 听
record company, record label, label, 唱片公司, 厂牌
royalty, 版权费, 版税, 版权
men, male, man, 男性, 男, 男生
women, female, 女性, 女, 女生
mes, manufacturing execution, 制造执行, mes系统
rank, place, position, 排名, 名次, 位次, 第几
domestic, local, homegrown, 本土, 国产
foreign, 外资, 海外, 外国
teacher, tutor, instructor, 老师, 教师, 真人, 家教
language learning, learn a language, learn languages, language learner, 学语言, 语言学习, 学外语, 学习语言
time spent, active time, stay, 活跃时长, 停留, 使用时长, 时长
romance, romantic, love, dating, 恋爱, 浪漫, 谈恋爱
comfort, healing, soothing, 安慰, 疗愈, 治愈
website, site, 网站
companion, companionship, 陪伴
glasses, eyewear, spectacles, 眼镜
display, screen, 显示, 屏幕, 屏
virtual reality, vr, 虚拟现实
augmented reality, ar, 增强现实
battery, 电池, 充电, 充满电, 一次充电, 续航
record, recording, 录音, 录
microphone, mic, 麦克风, 话筒
sensor, 传感器
storage, 存储, 储存
thick, thin, thickness, 厚度, 厚, 薄
weight, weigh, heavy, 重量, 重, 克
robot, 机器人
like, likes, thumbs-up, 点赞
prototype, 原型, 样机
humanoid, 人形
cover, front page, 封面
experience, 经验
investor, backer, institution, 投资方, 投资人, 投资机构, 机构
sold, sales, shipment, shipped, unit sold, 销量, 卖, 售出, 出货
education, teaching, 教育
hardware, 硬件
generation, 代
server, 服务器
parameter, model size, 参数
operation, floating-point, flop, 运算, 计算量, 浮点
ranking, leader, leading, 领先, 前八, 头部
population, mankind, world's people, 人口
age, years old, 年龄, 岁
traditional, classic, conventional, 传统
sides, aspect, direction, 方面
world, global, worldwide, 全球, 世界
monthly, per month, a month, each month, every month, 每月, 月均, 一个月, 按月
yearly, annual, annually, per year, a year, each year, every year, 每年, 年度, 一年
daily, per day, a day, each day, every day, 每天, 每日, 一天, 日均
hourly, per hour, an hour, each hour, 每小时, 一小时, 一个小时, 每卡时
weekly, a week, per week, 每周, 一周
rose to, climbed to, reached, grew to, went up to, after, 升至, 涨到, 升到, 之后, 达到
fell to, dropped to, went down to, decline, 降至, 降到, 跌到, 下降
before, originally, used to be, previously, at first, 原来, 之前, 原为, 原先, 初期
general, overall, generally, in general, 综合, 通用, 总体, 整体
special, specific, certain, 特定, 某些, 专用
coming, next, future, within, 未来, 今后
contact, conversation, inquiry, 咨询, 会话, 互动
first, earliest, 首, 第一
one-off, once, one time, 一次性
large, big, 大型, 大
level, grade, 级别, 级, 等级
time, duration, 时间
share, percentage, proportion, fraction, portion, 占比, 比例, 份额, 比重
improve, better, improvement, 提升, 提高, 改进
halve, half, halved, 对折, 减半, 一半
layer, 层次, 层
generate, generated, produce, make, 生成
save, saving, saved, cut, reduce, shorten, 节省, 省, 缩短
saas, 软件即服务
search, 搜索
model, 模型
large language model, llm, llms, large model, 大语言模型, 大模型
ai, artificial intelligence, 人工智能
data, 数据
synthetic data, synthetic, 合成数据
copyright, 版权
robotics, embodied, 具身智能, 具身
vector database, vector store, 向量数据库
framework, 框架
digital human, avatar, 数字人
toy, 玩具
recorder, voice recorder, 录音卡, 录音笔
smart, intelligent, 智能
video, 视频
3d, three-dimensional, 三维
writing, copywriting, 写作
transformer, 变换器
sales, selling, 销售
agent, ai agent, 智能体, agents
optimise, optimize, optimisation, optimization, 优化
monitor, monitoring, 监控
hub, repository, 模型库, 仓库
`;

/** Groups of words for one thing. */
export const conceptGroups: readonly (readonly string[])[] = lines
  .trim()
  .split("\n")
  .map((line) => line.split(",").map((word) => word.trim()));
