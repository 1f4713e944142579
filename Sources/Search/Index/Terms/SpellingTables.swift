import DocumentModel

/// The lists behind `SpellingVariants`. Collected from the usual differences between British and American dictionaries.
enum SpellingTables {
  /// A word or its beginning, and what takes its place. They lie in the program as they are: nothing is made of them at its
  /// start.
  typealias Pair = (written: StaticString, unified: StaticString)

  /// Whole words and their other spelling.
  static let words: [Pair] = [
    ("programme", "program"), ("programmes", "programs"), ("gramme", "gram"), ("grammes", "grams"),
    ("kilogramme", "kilogram"), ("kilogrammes", "kilograms"), ("grey", "gray"), ("greys", "grays"),
    ("greyer", "grayer"), ("greyish", "grayish"), ("ageing", "aging"), ("whisky", "whiskey"), ("cosy", "cozy"),
    ("jewellery", "jewelry"), ("aluminium", "aluminum"), ("moustache", "mustache"), ("moustaches", "mustaches"),
    ("focussed", "focused"), ("focusses", "focuses"), ("focussing", "focusing"), ("biassed", "biased"),
    ("benefitted", "benefited"), ("benefitting", "benefiting"), ("worshipped", "worshiped"),
    ("worshipping", "worshiping"), ("worshipper", "worshiper"), ("worshippers", "worshipers"),
    ("kidnapped", "kidnaped"), ("kidnapping", "kidnaping"), ("kidnapper", "kidnaper"), ("kidnappers", "kidnapers"),
    ("woollen", "woolen"), ("woollens", "woolens"), ("marvellous", "marvelous"), ("marvellously", "marvelously"),
    ("skilful", "skillful"), ("skilfully", "skillfully"), ("wilful", "willful"), ("wilfully", "willfully"),
    ("gaol", "jail"), ("gaols", "jails"), ("gaoled", "jailed"), ("gaoler", "jailer"), ("fulfils", "fulfills"),
    ("fulfil", "fulfill"), ("fulfilment", "fulfillment"), ("enrol", "enroll"), ("enrols", "enrolls"),
    ("enrolment", "enrollment"), ("enrolments", "enrollments"), ("instalment", "installment"),
    ("instalments", "installments"), ("instil", "instill"), ("instils", "instills"), ("distil", "distill"),
    ("distils", "distills"), ("appal", "appall"), ("appals", "appalls"), ("enthral", "enthrall"),
    ("enthrals", "enthralls"), ("judgment", "judgement"), ("judgments", "judgements"),
    ("acknowledgment", "acknowledgement"), ("acknowledgments", "acknowledgements"), ("abridgment", "abridgement"),
    ("lodgment", "lodgement"), ("connexion", "connection"), ("connexions", "connections"), ("inflexion", "inflection"),
    ("reflexion", "reflection"), ("pyjamas", "pajamas"), ("sulphur", "sulfur"), ("sulphate", "sulfate"),
    ("sulphuric", "sulfuric"), ("cypher", "cipher"), ("cyphers", "ciphers"), ("tsar", "czar"), ("tsars", "czars"),
    ("tsarist", "czarist"), ("tsarism", "czarism"), ("tsarina", "czarina"), ("counsellor", "counselor"),
    ("counsellors", "counselors"), ("chilli", "chili"), ("furore", "furor"), ("licence", "license"),
    ("licences", "licenses"), ("defence", "defense"), ("defences", "defenses"), ("offence", "offense"),
    ("offences", "offenses"), ("pretence", "pretense"), ("pretences", "pretenses"), ("practise", "practice"),
    ("practises", "practices"), ("practised", "practiced"), ("practising", "practicing"), ("artefact", "artifact"),
    ("artefacts", "artifacts"), ("despatch", "dispatch"), ("despatches", "dispatches"), ("despatched", "dispatched"),
    ("despatching", "dispatching"), ("enquire", "inquire"), ("enquires", "inquires"), ("enquired", "inquired"),
    ("enquiring", "inquiring"), ("enquiry", "inquiry"), ("enquiries", "inquiries"), ("enquirer", "inquirer"),
    ("draught", "draft"), ("draughts", "drafts"), ("plough", "plow"), ("ploughs", "plows"), ("ploughed", "plowed"),
    ("ploughing", "plowing"), ("speciality", "specialty"), ("specialities", "specialties"), ("manoeuvre", "maneuver"),
    ("manoeuvres", "maneuvers"), ("manoeuvred", "maneuvered"), ("manoeuvring", "maneuvering"),
    ("manoeuvrable", "maneuverable"), ("offenceless", "offenseless"), ("defenceless", "defenseless"),
  ]

  /// Beginnings and what takes their place. Not `hour`, `four`, `tour`.
  static let beginnings: [Pair] = [
    ("arbour", "arbor"), ("ardour", "ardor"), ("armour", "armor"), ("behaviour", "behavior"), ("candour", "candor"),
    ("clamour", "clamor"), ("clangour", "clangor"), ("colour", "color"), ("demeanour", "demeanor"), ("dolour", "dolor"),
    ("enamour", "enamor"), ("endeavour", "endeavor"), ("favour", "favor"), ("fervour", "fervor"), ("flavour", "flavor"),
    ("glamour", "glamor"), ("harbour", "harbor"), ("honour", "honor"), ("humour", "humor"), ("labour", "labor"),
    ("misdemeanour", "misdemeanor"), ("neighbour", "neighbor"), ("odour", "odor"), ("parlour", "parlor"),
    ("rancour", "rancor"), ("rigour", "rigor"), ("rumour", "rumor"), ("saviour", "savior"), ("savour", "savor"),
    ("splendour", "splendor"), ("succour", "succor"), ("tumour", "tumor"), ("valour", "valor"), ("vapour", "vapor"),
    ("vigour", "vigor"),
    ("anaemi", "anemi"), ("anaesthe", "anesthe"), ("archaeolog", "archeolog"), ("encyclopaed", "encycloped"),
    ("mediaeval", "medieval"), ("paediatr", "pediatr"), ("orthopaed", "orthoped"), ("gynaecolog", "gynecolog"),
    ("haemo", "hemo"), ("leukaemi", "leukemi"), ("foetus", "fetus"), ("foetal", "fetal"), ("oesophag", "esophag"),
    ("diarrhoea", "diarrhea"), ("caesarean", "cesarean"), ("faeces", "feces"), ("palaeo", "paleo"),
    ("aesthet", "esthet"), ("oestrogen", "estrogen"), ("homoeo", "homeo"), ("sceptic", "skeptic"), ("mould", "mold"),
    ("moult", "molt"), ("smoulder", "smolder"), ("sulphid", "sulfid"), ("programm", "program"),
    ("fibreglass", "fiberglass"), ("theatregoer", "theatergoer"), ("centrepiece", "centerpiece"),
  ]

  /// The first two letters of words that begin with others in the spelling that stands for them: `gaol` and `jail`.
  static let changedBeginnings: [(written: [UInt8], unified: [UInt8])] = (words + beginnings).compactMap { pair in
    pair.written.withUTF8Buffer { written in
      pair.unified.withUTF8Buffer { unified in
        if written[0] == unified[0], written[1] == unified[1] { return nil }
        return (Array(written.prefix(2)), Array(unified.prefix(2)))
      }
    }
  }

  /// Before `re`: `cent`, `theat`.
  static let endingInRe: WordSet = [
    "calib", "cent", "epicent", "fib", "lust", "meag", "mit", "nit", "och", "reconnoit", "sab", "saltpet", "scept",
    "sepulch", "somb", "spect", "theat", "amphitheat",
  ]

  /// Before `ogue`.
  static let beforeOgue: WordSet = [
    "anal", "catal", "demag", "dial", "epil", "homol", "ideol", "monol", "pedag", "prol", "synag", "travel", "trial",
  ]

  /// Verbs whose last l is doubled in British spelling only.
  static let doublingVerbs: WordSet = [
    "bevel", "cancel", "carol", "channel", "chisel", "counsel", "cudgel", "dial", "dishevel", "duel", "enamel", "equal",
    "fuel", "funnel", "gambol", "gravel", "grovel", "gruel", "initial", "jewel", "kennel", "label", "laurel", "level",
    "libel", "marshal", "marvel", "model", "panel", "parcel", "pedal", "pencil", "peril", "petal", "pommel", "quarrel",
    "ravel", "revel", "rival", "shovel", "shrivel", "signal", "snivel", "spiral", "squirrel", "stencil", "swivel",
    "symbol", "tinsel", "total", "towel", "trammel", "travel", "trial", "tunnel", "unravel", "victual", "yodel",
    "refuel",
    "remodel", "relabel", "mislabel", "outrival", "empanel", "impanel", "disembowel", "embowel", "hovel",
  ]

  /// Before `ise` where no `z` is written.
  static let alwaysWithS: WordSet = [
    "advert", "cer", "chast", "chem", "comprom", "dem", "disfranch", "enfranch", "expert", "franch", "mant", "merchand",
    "metropol", "acropol", "necropol", "mort", "parad", "prem", "prom", "highr", "sunr", "surm", "surpr",
    "telev", "treat", "val", "upr", "moonr", "tenn", "trell", "chass", "penn", "epiderm",
    "pract", "malpract", "pelv", "clitor", "prec", "conc", "inc", "exc", "circumc", "exerc", "porp", "turqu",
  ]
}
