/** English words that say nothing about what is asked for. */
export const englishStops: ReadonlySet<string> = new Set(
  `a an the of in on at to for from by with as is are was were be been being do does did done doing have has had having
  how much many what which who whose whom when where why that this these those it its it's they them their there here
  he she his her we our us you your i me my mine s t re ve ll d m
  and or but so if then than not no yes any some all both each either neither
  would could should can may might will shall must need needs take takes took taken get gets got go goes went
  report reports reported according say says said state states stated mention mentions mentioned tell give gives given name names named
  please just really actually exactly roughly approximately around about only even still already yet also too very more most
  over under up down out off into onto per via between among within during
  know think believe find show explain describe let want like
  number numbers amount amounts count counts figure figures quantity size level value
  kind sort way thing things stuff one ones
  pls plz whats hows ok okay hi hello hey thanks thank
  use uses used using estimate estimated estimates assumed assumption claimed claim put puts stand stands
  big large long high low far old make makes made currently now today present
  come comes came run runs ran running cost costs
  fast quickly people person somebody someone become becomes became bring brings brought got i'm i'd trying want wants wanted need sizing looking curious wondering wonder assume assumes
  through across along toward towards finally eventually ever again anyway
  cite cites cited list lists who's what's how's doc document study author authors paper's`.split(/\s+/u),
);

/** Chinese words that say nothing about what is asked for, the longer ones first. */
export const chineseStops: readonly string[] = `
请问一下 请问 告诉我 我想知道 想知道 我想问 想问 麻烦 帮我 帮忙 查一下 查查 看看 说说 讲讲 介绍一下 介绍 说一下 说到 提到 写到 写的 里面 里说 里提
根据报告 报告里 报告中 报告说 报告 研报 文中 文章 这份 按照 根据 据 作者
是多少 有多少 多少 什么 哪些 哪个 哪一 哪家 哪几 哪 怎么样 怎么 怎样 如何 为何 为什么 几个 几 是不是 是否 有没有 能不能 可不可以
大概 大约 大致 差不多 左右 目前 现在 如今 到底 究竟 一共 总共 需要 要用 要花 用了 花了 达 能够 可以 可能 应该 会不会 已经 曾经 仅 只 光 就 才 还 也 都
数量 数目 数字 数值 金额 规模 水平 情况 方面 的话 来说 来讲 而言 其中 当中 分别 各自 以及 或者 还是 而且 并且 但是 不过 那么 这么 这样 那样
最后 最终 想做 想 做 有多 多大 多高 多长 多快 多 吗 呢 吧 啊 呀 嘛 么 哦 的 地 得 了 着 过 是 为 在 有 和 与 及 或 被 把 给 让 对 从 到 向 于 以 之 其 这 那 它 他 她 我 你 您 咱 们 个 些 每 要 会 能 用 花 烧 占 等 比 与 跟 同 中 里 上 下 内 后 前 时 称 叫 说 讲 名 家 位 台 款 份 件 次 号 约 共 很 最 再 又 则 此 该 各 某 另 所 可 至 由 因 如
`.trim().split(/\s+/u).toSorted((left, right) => right.length - left.length);
