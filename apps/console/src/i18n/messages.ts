import accountsEn from "../../messages/en/accounts.json" with { type: "json" };
import askServersEn from "../../messages/en/ask-servers.json" with { type: "json" };
import askSharedEn from "../../messages/en/ask-shared.json" with { type: "json" };
import askTraceEn from "../../messages/en/ask-trace.json" with { type: "json" };
import askEn from "../../messages/en/ask.json" with { type: "json" };
import benchEn from "../../messages/en/bench.json" with { type: "json" };
import calculatorsEn from "../../messages/en/calculators.json" with { type: "json" };
import claimsEn from "../../messages/en/claims.json" with { type: "json" };
import flowsEn from "../../messages/en/flows.json" with { type: "json" };
import homeEn from "../../messages/en/home.json" with { type: "json" };
import jobsEn from "../../messages/en/jobs.json" with { type: "json" };
import kitEn from "../../messages/en/kit.json" with { type: "json" };
import modelsEn from "../../messages/en/models.json" with { type: "json" };
import navEn from "../../messages/en/nav.json" with { type: "json" };
import reportEn from "../../messages/en/report.json" with { type: "json" };
import vocabularyEn from "../../messages/en/vocabulary.json" with { type: "json" };
import accountsZh from "../../messages/zh/accounts.json" with { type: "json" };
import askServersZh from "../../messages/zh/ask-servers.json" with { type: "json" };
import askSharedZh from "../../messages/zh/ask-shared.json" with { type: "json" };
import askTraceZh from "../../messages/zh/ask-trace.json" with { type: "json" };
import askZh from "../../messages/zh/ask.json" with { type: "json" };
import benchZh from "../../messages/zh/bench.json" with { type: "json" };
import calculatorsZh from "../../messages/zh/calculators.json" with { type: "json" };
import claimsZh from "../../messages/zh/claims.json" with { type: "json" };
import flowsZh from "../../messages/zh/flows.json" with { type: "json" };
import homeZh from "../../messages/zh/home.json" with { type: "json" };
import jobsZh from "../../messages/zh/jobs.json" with { type: "json" };
import kitZh from "../../messages/zh/kit.json" with { type: "json" };
import modelsZh from "../../messages/zh/models.json" with { type: "json" };
import navZh from "../../messages/zh/nav.json" with { type: "json" };
import reportZh from "../../messages/zh/report.json" with { type: "json" };
import vocabularyZh from "../../messages/zh/vocabulary.json" with { type: "json" };

/** Everything the console says, by language and feature. */
export const messages = {
  en: {
    accounts: accountsEn,
    ask: askEn,
    "ask-servers": askServersEn,
    "ask-shared": askSharedEn,
    "ask-trace": askTraceEn,
    bench: benchEn,
    calculators: calculatorsEn,
    claims: claimsEn,
    flows: flowsEn,
    home: homeEn,
    jobs: jobsEn,
    kit: kitEn,
    models: modelsEn,
    nav: navEn,
    report: reportEn,
    vocabulary: vocabularyEn,
  },
  zh: {
    accounts: accountsZh,
    ask: askZh,
    "ask-servers": askServersZh,
    "ask-shared": askSharedZh,
    "ask-trace": askTraceZh,
    bench: benchZh,
    calculators: calculatorsZh,
    claims: claimsZh,
    flows: flowsZh,
    home: homeZh,
    jobs: jobsZh,
    kit: kitZh,
    models: modelsZh,
    nav: navZh,
    report: reportZh,
    vocabulary: vocabularyZh,
  },
};
