import type { Metric } from "../../vocabulary.ts";

/** What people say for a metric, in both languages; `close` are metrics the same words may also mean. */
export interface MetricWords {
  words: readonly string[];
  close?: readonly Metric[];
}

const shares: readonly Metric[] = [
  "share",
  "market-share",
  "revenue-share",
  "dataset-share",
  "share-of-spending",
  "population-share",
  "royalty-share",
  "penetration-rate",
];
const growths: readonly Metric[] = ["growth-rate", "year-over-year-change"];
const dates: readonly Metric[] = ["launch-date", "event-date", "founding-date", "depletion-year"];
const outlays: readonly Metric[] = ["cost", "price", "capital-expenditure", "investment"];
const earnings: readonly Metric[] = ["revenue", "income"];
const crowds: readonly Metric[] = ["user-count", "subscriber-count"];
const staff: readonly Metric[] = ["employee-count", "people", "professional-count"];
const spans: readonly Metric[] = ["duration", "training-time", "technology-gap", "technology-lead", "experience"];

/** Written from the vocabulary of metrics and the words of their facts. */
export const metricWords: Readonly<Record<Metric, MetricWords>> = {
  "acceptance-rate": { words: ["acceptance rate", "acceptance", "accept", "accepted", "接受率", "采纳率", "采纳", "接受"] },
  "accelerator-count": {
    words: ["gpu count", "number of gpus", "number of cards", "卡数", "张卡", "块卡", "多少卡", "显卡数量"],
  },
  age: { words: ["age", "years old", "how old", "年龄", "岁", "几岁", "年纪", "年龄段"] },
  "battery-capacity": { words: ["battery", "battery capacity", "mah", "电池", "电池容量", "电量", "毫安"] },
  "capital-expenditure": {
    words: ["capital expenditure", "capital spending", "capex", "spending", "spend", "资本开支", "资本支出", "开支", "支出", "投入", "一次性采购"],
    close: ["investment", "cost", "share-of-spending"],
  },
  "case-count": { words: ["caseload", "案件数", "案件量"] },
  "cash-collection-period": {
    words: ["payment terms", "payment period", "collection period", "credit period", "pay their suppliers", "账期", "回款周期", "付款周期", "回款"],
  },
  commission: {
    words: ["commission", "fee", "take rate", "抽成", "佣金", "手续费", "提成", "分成", "苹果税", "抽多少"],
    close: ["royalty-share"],
  },
  "company-count": { words: ["number of companies", "number of firms", "how many companies", "how many firms", "公司数", "企业数"] },
  "component-count": { words: ["kinds", "types", "parts", "modules", "几种", "几类", "多少种", "几部分", "几个部分", "几个模块"] },
  "compute-capacity": {
    words: ["computing capacity", "compute capacity", "computing power", "peak performance", "performance", "flops", "tflops", "pflops", "eflops", "tops", "算力规模", "峰值算力", "单卡算力", "总算力", "浮点性能"],
    close: ["compute-demand"],
  },
  "compute-demand": {
    words: ["compute demand", "compute needed", "operations", "petaflop-days", "pf-days", "gpu hours", "gpu time", "运算量", "计算量", "算力需求", "gpu小时", "卡时", "浮点运算"],
    close: ["compute-capacity"],
  },
  "connection-count": { words: ["connections", "synapses", "连接数", "突触数", "连接"] },
  "context-length": { words: ["context length", "context window", "context", "input length", "上下文长度", "上下文", "长文本", "输入长度", "窗口"] },
  "conversion-rate": { words: ["conversion", "conversion rate", "转化率", "转化"] },
  cost: {
    words: ["cost", "costs", "bill", "expense", "expensive", "成本", "费用", "花费", "花销", "账单", "开销", "烧钱"],
    close: outlays,
  },
  coverage: { words: ["cover", "coverage", "reach", "覆盖", "布局"] },
  "customer-count": { words: ["customers", "clients", "客户数", "客户"] },
  "data-volume": { words: ["data volume", "amount of data", "records", "pieces of feedback", "数据量", "多少条", "条数"] },
  "dataset-share": { words: ["share of the training data", "语料占比", "数据占比"], close: shares },
  "depletion-year": { words: ["run out", "runs out", "exhausted", "used up", "depleted", "耗尽", "枯竭", "用完", "用光"], close: dates },
  downloads: { words: ["downloads", "downloaded", "下载量", "下载", "下载次数"] },
  duration: {
    words: ["duration", "how long", "time taken", "多久", "多长时间", "时长", "耗时", "历时", "用了多长", "周期"],
    close: [...spans, "recording-time", "usage-time", "cash-collection-period", "latency"],
  },
  "efficiency-gain": { words: ["efficiency", "improvement", "gain", "improve", "效率", "提效", "提升", "改进", "降低", "减少"], close: ["speedup", "time-saved"] },
  "employee-count": { words: ["employees", "staff", "headcount", "workforce", "work at", "work for", "work there", "员工", "员工数", "雇员", "人手", "团队规模"], close: staff },
  experience: { words: ["experience", "years of experience", "经验", "从业年限"], close: ["duration"] },
  "field-of-view": { words: ["field of view", "fov", "viewing angle", "视场角", "视场", "视野", "视角"] },
  "founding-date": { words: ["founded", "founding", "established", "set up", "began", "成立", "创立", "创办", "始于", "起源"], close: dates },
  funding: { words: ["funding", "funding round", "raised", "raise", "series a", "series b", "financing", "融资", "融了", "融资额", "轮融资", "b轮", "a轮"], close: ["investment"] },
  "gross-margin": { words: ["gross margin", "margin", "gross profit margin", "毛利率", "毛利", "利润率"] },
  "growth-rate": {
    words: ["growth rate", "growth", "grow", "grew", "grown", "growing", "cagr", "compound growth", "month on month", "increase", "rise", "增速", "增长率", "增长", "增幅", "年复合", "复合增长", "复合增速", "环比", "涨了多少"],
    close: growths,
  },
  hours: { words: ["hours", "工时"], close: ["training-time", "duration"] },
  income: { words: ["income", "earnings", "earned", "earn", "make money", "赚", "赚了", "收益"], close: earnings },
  "information-rate": { words: ["information rate", "bit rate", "信息率"] },
  "installed-base": { words: ["installed base", "installed", "装机量", "安装量", "保有量"] },
  "interaction-count": { words: ["interactions", "likes", "交互次数", "交互量", "点赞", "点赞数"], close: ["query-count"] },
  investment: { words: ["investment", "invested", "invest", "burnt", "burned", "投资", "投资额", "烧掉", "砸了"], close: ["funding", "capital-expenditure", "cost"] },
  latency: { words: ["latency", "delay", "response time", "milliseconds", "延迟", "时延", "响应时间", "毫秒"], close: ["duration"] },
  "launch-date": {
    words: ["launched", "launch", "released", "release", "came out", "come out", "comes out", "debut", "发布", "推出", "上线", "问世", "面世", "发行", "下线"],
    close: dates,
  },
  "event-date": { words: ["when", "what year", "which year", "year", "date", "which month", "哪一年", "哪年", "什么时候", "何时", "几月", "年份", "哪个月", "日期"], close: dates },
  "market-share": { words: ["market share", "市场份额", "市占率", "份额", "市场占有率"], close: shares },
  "market-size": {
    words: ["market size", "size of the market", "how big is the market", "how large is the market", "market worth", "tam", "市场规模", "市场有多大", "市场多大", "多大市场", "盘子", "市场空间", "市场容量"],
    close: ["revenue"],
  },
  "model-count": { words: ["number of models", "模型数量"] },
  "neuron-count": { words: ["neurons", "神经元数", "神经元数量"] },
  "output-volume": { words: ["images for free", "output", "生成量", "产量"], close: ["shipments"] },
  "parameter-count": { words: ["parameters", "parameter count", "model size", "how big is the model", "参数", "参数量", "参数规模", "模型大小"] },
  "partner-count": { words: ["partners", "合作伙伴", "伙伴"], close: ["customer-count"] },
  "penetration-rate": { words: ["penetration", "penetration rate", "adoption", "渗透率", "普及率"], close: ["share"] },
  people: { words: ["people", "persons", "人数", "多少人", "几个人", "几位"], close: staff },
  "population-share": { words: ["share of the population", "人口占比", "占人口"], close: shares },
  power: { words: ["power draw", "power consumption", "power", "watts", "wattage", "electricity", "功耗", "功率", "耗电", "耗电量", "瓦", "多少电"] },
  price: {
    words: ["price", "priced", "pricing", "charge", "subscription price", "fee per", "sell for", "价格", "单价", "售价", "定价", "价位", "收费", "月费", "年费", "报价", "卖多少", "多贵", "怎么收费"],
    close: ["cost"],
  },
  "professional-count": { words: ["lawyers", "professionals", "律师数量", "从业人员"], close: staff },
  "project-count": { words: ["projects", "项目数", "应用数"] },
  "query-count": { words: ["queries", "questions asked", "查询量", "提问次数", "提问"], close: ["interaction-count"] },
  "rack-count": { words: ["racks", "机架", "机架数"] },
  ranking: { words: ["rank", "ranking", "ranks", "place", "position", "排名", "第几", "名次", "排第几", "位居", "排在"] },
  rating: { words: ["score", "rating", "points", "评分", "得分", "打几分", "几分", "分数"] },
  ratio: {
    words: ["ratio", "times as much", "how many times", "compared with", "compared to", "against", "relative to", "倍", "多少倍", "几倍", "相当于", "相比", "比例"],
    close: ["speedup", "efficiency-gain"],
  },
  "recording-time": { words: ["recording time", "record", "recording", "录音时长", "录音", "续航", "录多久", "battery life"], close: ["duration"] },
  revenue: {
    words: ["revenue", "sales", "turnover", "arr", "recurring revenue", "earns", "营收", "收入", "年收入", "月收入", "营业额", "年营收", "流水", "经常性收入"],
    close: [...earnings, "market-size"],
  },
  "revenue-share": { words: ["share of revenue", "收入占比", "营收占比"], close: shares },
  "royalty-share": { words: ["royalties", "royalty", "版权费", "版税", "付给唱片公司"], close: shares },
  scale: { words: ["scale"] },
  "server-count": { words: ["servers", "number of servers", "服务器数", "多少台服务器", "几台服务器"] },
  share: {
    words: ["share", "percentage", "percent", "proportion", "fraction", "part of", "占比", "比例", "百分之", "百分之几", "占多少", "比重", "几成", "stake", "占股", "持股", "股份"],
    close: [...shares, "ratio"],
  },
  "share-of-spending": { words: ["share of spending", "share of capital spending", "支出占比", "开支占比", "占开支", "占资本开支"], close: shares },
  shipments: { words: ["shipments", "units sold", "sold", "sales volume", "销量", "出货量", "卖了多少", "卖出"], close: ["output-volume"] },
  "site-count": { words: ["nodes", "sites", "节点", "节点数", "站点"] },
  speedup: { words: ["speed-up", "speedup", "faster", "acceleration", "times faster", "加速", "提速", "快多少", "提升多少倍", "快了"], close: ["efficiency-gain", "ratio"] },
  "stage-count": { words: ["stages", "phases", "steps", "阶段", "几个阶段", "环节", "几步"] },
  "subscriber-count": { words: ["subscribers", "paying users", "paying subscribers", "订阅用户", "付费用户", "订阅数", "付费订阅"] },
  "technology-gap": { words: ["behind", "lag", "gap", "catch up", "落后", "差距", "追上", "差多少", "差几年"], close: ["duration"] },
  "technology-lead": { words: ["lead", "ahead", "head start", "advantage", "领先", "先发优势", "优势"], close: ["duration"] },
  thickness: { words: ["thickness", "thick", "thin", "厚度", "多厚", "厚"] },
  throughput: { words: ["throughput", "吞吐量", "吞吐"] },
  "time-saved": { words: ["time saved", "save time", "saves", "saved", "节省时间", "节省", "省时", "省多少"], close: ["efficiency-gain"] },
  "token-count": { words: ["token count", "number of tokens", "token数", "多少token"] },
  "training-runs": { words: ["training runs", "how many times trained", "训练次数", "训练几次", "训几次"] },
  "training-time": { words: ["training time", "days of training", "训练时间", "训练时长", "训练天数", "训练多久", "训练了多久", "训多久"], close: ["duration"] },
  "usage-time": { words: ["time spent", "usage time", "active time", "minutes a day", "hours a week", "使用时长", "活跃时长", "停留时长", "每天用多久", "听多久"], close: ["duration"] },
  "user-count": { words: ["users", "user base", "number of users", "dau", "mau", "daily active users", "monthly active users", "people use", "people using", "人在用", "人用", "用户数", "用户量", "用户", "日活", "月活", "活跃用户"], close: crowds },
  utilisation: { words: ["utilisation", "utilization", "mfu", "利用率", "使用率"] },
  valuation: { words: ["valuation", "valued", "value", "worth", "估值", "市值", "值多少钱", "身价"] },
  version: { words: ["version", "generation", "版本", "第几代", "代"] },
  visits: { words: ["visits", "visitors", "page views", "访问量", "访问", "访客", "访问次数"], close: ["user-count"] },
  weight: { words: ["weight", "weigh", "heavy", "重量", "多重", "多少克", "克重"] },
  "word-count": { words: ["words", "characters", "length", "字数", "多少字", "词数", "汉字"] },
  "year-over-year-change": { words: ["year on year", "year-over-year", "yoy", "同比", "同比增长"], close: growths },
};
