import type { InterruptRule } from "./interrupt-rule.ts";

/** "I don't want to …", "nobody asked to …", "without …": up to three words before what is meant. */
const negated =
  /(?:\b(?:not|never|no|without|than|instead of|nobody|isn't|wasn't|aren't)|n't|\b(?:dont|didnt|isnt))(?:\s+[\w']+){0,4}\s*$/;
const hypothetical =
  /\b(?:how (?:do|can|could|would|should|does|to)|what (?:happens|if|does|is|are|counts)|can (?:i|we|one)|could i|may i|do (?:i|we)|did i|have i|am i able|should i|would i|is it|is there|(?:if|before|after|when|once|unless|whether) (?:i|we|one|someone|somebody|people)|tell me about|explain|why (?:would|do|should|did)|which|difference|mean(?:s|ing))\b/;
const others =
  /\b(?:people|customers?|users?|they|callers?|patients?|compan(?:y|ies)|he|she|consumers?|clients?|most|many|how much|what share|percent|agents?|bots?|when (?:do|does|should)|what (?:happens|if|share))\b/;

function or(...parts: readonly RegExp[]): RegExp {
  return new RegExp(parts.map((part) => `(?:${part.source})`).join("|"));
}

const contact = "(?:call|ring|phone|text|message|contact|e-?mail|bother|disturb|harass|pester|write to)";
const contacting =
  "(?:calling|ringing|phoning|texting|messaging|contacting|e-?mailing|bothering|disturbing|harassing|pestering|spamming)";
const whom =
  "(?:me|us|here|this (?:number|house|phone|address)|my (?:number|phone|house|mother|father|wife|husband))";
const restricts =
  /^\s*(?:before|after|until|till|at|on|in|between|while|during|now|today|tonight|tomorrow|yet|back|by|names?|mad|crazy|a |an |when|unless|this (?:morning|afternoon|evening|week)|right now|if|about|sir|madam|later|so)/;

const optOut: readonly InterruptRule[] = [
  {
    interrupt: "opt_out",
    says: new RegExp(
      `\\b(?:do not|don't|dont|never|must not|not to) (?:ever |please )?${contact} ${whom}\\b`,
    ),
    unlessAfter: /\b(?:why|if|reason|in case|worried|hope|said) (?:you|they|it)?\s*$/,
    unlessBefore: restricts,
  },
  {
    interrupt: "opt_out",
    says: new RegExp(
      `\\b(?:stop|quit|cease) (?:${contacting})(?: ${whom}\\b|\\s*$| (?:now|please|already|at once)\\b)`,
    ),
    unlessAfter: or(
      negated,
      /\b(?:did|why did|when did|how do|how can|if i|can they|they|he|she) (?:\w+ )?$/,
    ),
    evenIf: /how many times/,
    unlessBefore: /^\s*(?:before|after|until|at|on the weekend|for (?:a|the) (?:moment|minute))/,
  },
  {
    interrupt: "opt_out",
    says: new RegExp(
      `\\b(?:take|remove|delete|get|strike|scrub) (?:me|us|my (?:phone |mobile )?(?:number|name|details|data)|this number) (?:off|from|out of) (?:of )?(?:your|the|this|that|all)\\b(?: \\w+){0,3} ?(?:lists?|database|system|records?|files?|calls?|e-?mails?|messages)`,
    ),
    unlessAfter: or(negated, hypothetical),
    evenIf: /\bplease\b/,
  },
  {
    interrupt: "opt_out",
    says: /\b(?:unsubscribe|opt(?:ing|ed)?[ -]?(?:me |us )?out)\b/,
    unlessAfter: or(
      negated,
      hypothetical,
      others,
      /\b(?:an?|the|your|their|about|word|of|on|with|any) (?:\w+ )?$/,
    ),
    unlessBefore:
      /^\s*(?:rates?|links?|buttons?|process|polic|forms?|mechanism|rules?|requests?|of (?:cookies|tracking|the (?:insurance|plan))|means)/,
    evenIf: /\bplease\b/,
  },
  {
    interrupt: "opt_out",
    says: /\b(?:do[ -]not[ -]call (?:list|registry|register)|stop ?all|lose my number|leave me alone|no more (?:calls|texts|messages|e-?mails)|(?:withdraw|revoke) my consent)\b/,
    unlessAfter: or(negated, hypothetical, others),
    unlessBefore: /^\s*(?:rules?|law|checks?|compliance|than)/,
    evenIf: /\b(?:please|put|add)\b.*\b(?:me|my number|us)\b/,
  },
  {
    interrupt: "opt_out",
    says: /\b(?:i|we) (?:really |still )?(?:don't|do not|dont|no longer) (?:want|wish)(?: to (?:get|receive|have|be getting|hear))?(?: any)?(?: (?:more|further|of))?(?: (?:these|your|such))? ?(?:calls|texts|messages|e-?mails|from you|to be (?:called|contacted|texted|e-?mailed))\b/,
    unlessAfter: /\b(?:if|why|when|not that|because)\s*$/,
    unlessBefore: /^\s*(?:before|after|at|on|until|to (?:stop|end))/,
  },
];

const someone =
  "(?:human(?: being)?|person|people|agent|representative|rep|operator|advis[eo]r|manager|supervisor|receptionist|nurse|doctor|someone|somebody|staff|colleague|employee|customer (?:service|support|care)|support team)";
const a =
  "(?:an? |the |your |some |any |one of your )?(?:(?:real|live|actual|human|different|other|proper) )*";

const human: readonly InterruptRule[] = [
  {
    interrupt: "human",
    says: new RegExp(
      `\\b(?:(?:speak|talk|chat)(?:ing)?(?: directly)? (?:to|with)|(?:connect|transfer|switch|pass|put|hand|escalate|refer) (?:me |this |us |it )?(?:on |over |through |along |up )?(?:to|with)) ${a}${someone}\\b`,
    ),
    unlessAfter: or(
      negated,
      others,
      /\b(?:am i|are we|was i|were you|if i|did i|why (?:would|should|do)|i (?:just|already) \w+ ?|like)\s*$/,
    ),
    unlessBefore: /^\s*(?:resources|rights|about (?:your|the) (?:weather|day)|of)/,
  },
  {
    interrupt: "human",
    says: new RegExp(
      `\\b(?:get me|give me|i (?:need|want|would like|'d like|prefer|demand)|i'd (?:like|prefer|rather have)|let me have|bring me|find me) ${a}${someone}(?: please| now| instead| here| on the (?:line|phone))*\\s*$`,
    ),
    unlessAfter: negated,
  },
  {
    interrupt: "human",
    says: new RegExp(
      `^(?:a |an )?(?:(?:real|live) )?(?:human(?: being)?|agent|operator|representative|person|customer (?:service|support))(?: please| now)*$`,
    ),
  },
  {
    interrupt: "human",
    says: /\b(?:transfer me|put me through|let me (?:speak|talk) (?:to|with) (?:a|an|the|your|some) ?(?:real |live )?(?:human|person|manager|boss))\b/,
    unlessAfter: negated,
    unlessBefore: /^\s*(?:\d|money|the (?:file|money|amount))/,
  },
];

const machine =
  "(?:robot|bot|chat ?bot|machine|computer|a\\.?i\\.?|artificial intelligence|(?:voice |virtual |automated |digital )(?:assistant|agent|system)|recording|program|llm|language model|human(?: being)?|real|real (?:human|person)|(?:live |actual )(?:human|person)|person|automated|chatgpt|gpt)";
const notOfTopic =
  /^\s*(?:resources|rights|compan|firm|agency|vendors?|start-?up|lab|researchers?|estate|engineer|developer|expert|who|that|ready|experts?|industry)/;

const identity: readonly InterruptRule[] = [
  {
    interrupt: "identity",
    says: new RegExp(
      `\\b(?:are (?:you|u)|you(?:'re| are)|is this|is it|is that|am i (?:talking|speaking|chatting|texting) (?:to|with)|do i (?:talk|speak) (?:to|with))(?: (?:just|really|actually|even|only|some(?: kind of)?|like))* (?:an? )?${machine}\\b`,
    ),
    unlessAfter: or(
      negated,
      /\b(?:if|because|think|thought|glad|pretend|imagine|since|although|know)(?: that)?\s*$/,
    ),
    unlessBefore: notOfTopic,
  },
  {
    interrupt: "identity",
    says: /^(?:and |so |but |wait |hey |hi |hello |ok |okay |sorry )*(?:who|what) (?:are you|is this|am i (?:talking|speaking) (?:to|with))(?: (?:exactly|anyway|again|please|really|calling))*$/,
  },
  {
    interrupt: "identity",
    says: /^(?:who's|whos) (?:this|calling|there)$|\b(?:human or (?:a )?(?:robot|bot|machine)|(?:robot|bot|machine) or (?:a )?(?:human|person))$/,
  },
];

const wrongPerson: readonly InterruptRule[] = [
  {
    interrupt: "wrong_person",
    says: /(?:^|\byou(?:'ve|(?: must| probably)* (?:have|got|called|dialled|dialed|reached|rang))(?: got| called| dialled| dialed| reached| rang)*|\b(?:it's|it is|this is|that's|think|sorry|afraid))\s*(?:the |a |an )?wrong (?:number|person|guy|man|woman)\b/,
    unlessAfter: or(negated, /\b(?:if|what if|whether|i)\s*$/),
  },
  {
    interrupt: "wrong_person",
    says: /\b(?:there(?:'s| is)(?: no| not any)(?:one| one|body| body) (?:here )?(?:by|with|of|called|named)(?: that name)?|no ?(?:one|body) (?:here |by )(?:by |is |called |named |with )?(?:that name|named|called)|(?:he|she) (?:doesn't|does not|no longer) (?:live|work)s? (?:here|at this)|(?:i'm|i am) not (?:him|her|the (?:person|one) you(?:'re| are)?(?: \w+){0,3}|(?:mr|mrs|ms|miss)\.? ?\w*)|(?:(?:that|this) (?:isn't|is not|ain't)|that's not) (?:me|him|her|my name|(?:his|her) (?:number|phone))|(?:never heard of|don't know|do not know) (?:him|her|that (?:person|man|woman)|(?:anyone|anybody|nobody) (?:by|with|called) that name)|this (?:is|was) (?:no longer|not) (?:his|her|their|that person's) (?:number|phone))\b/,
    unlessAfter: /\b(?:if|whether|sure|ask)\s*$/,
  },
];

const emergency: readonly InterruptRule[] = [
  {
    interrupt: "emergency",
    says: /\b(?:(?:this|it) is an emergency|it's an emergency|medical emergency|call (?:an ambulance|the police|the fire (?:brigade|department)|911|999|112)|need (?:an ambulance|the police)(?: (?:now|here|please|right away))?|(?:i|he|she|they|someone|somebody|we) (?:can't|cannot|can not|can hardly|could not|couldn't) breathe|(?:not|stopped) breathing|is unconscious|having an? (?:heart attack|stroke|seizure)|(?:chest pains?|bleeding (?:a lot|badly|heavily|out)|won't stop bleeding)|took an overdose|overdosed|(?:house|building|kitchen|room|car) is on fire|there(?:'s| is) a (?:fire|gas leak)|i (?:can )?smell gas|(?:being|am|is|was just) (?:attacked|stabbed|shot|robbed at)|i(?:'m| am) being (?:attacked|followed|held))\b/,
    unlessAfter: or(
      /(?:\b(?:not|never|no|without)|n't)(?:\s+[\w']+){0,2}\s*$/,
      /\b(?:what (?:counts|happens|if)|how (?:do|does|should|would|many)|if (?:someone|somebody|a (?:patient|caller|customer|user))|when (?:someone|somebody)|example|suppose|imagine|which)\b/,
    ),
    unlessBefore:
      /^\s*(?:room hours|drill|contact form|fund|last (?:year|month|week)|years? ago|of laughter|services? (?:market|industry)|cent(?:re|er) (?:software|market))/,
  },
  {
    interrupt: "emergency",
    says: /\b(?:i(?:'m| am) (?:dying|suicidal|bleeding)|(?:want|wanna|going|gonna|plan(?:ning)?|like) (?:to )?(?:die|kill myself|end my life|hurt myself|harm myself)|(?:kill|hurt|harm)(?:ing)? myself|end(?:ing)? my life|take my own life|don't want to live(?: any ?more)?)\b/,
    unlessAfter:
      /(?:\b(?:not|never|no|without)|n't)(?:\s+[\w']+){0,2}\s*$|\bif (?:someone|a (?:user|caller|patient))\b/,
    unlessBefore:
      /^\s*(?:to (?:know|see|hear|try|get|meet|find)|of (?:laughter|boredom|heat|hunger|curiosity)|laughing|in (?:london|paris|beijing|shanghai|a (?:house|flat|city))|with my|here any)/,
  },
];

/** What English speakers say for the global interrupts, on folded text without final punctuation. */
export const interruptRulesEn: readonly InterruptRule[] = [
  ...emergency,
  ...optOut,
  ...wrongPerson,
  ...human,
  ...identity,
];
