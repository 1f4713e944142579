import DocumentModel

/// Words that tell persons from bodies, and titles from names. All folded.
enum PersonWords {
  /// Abbreviations whose full stop belongs to the word.
  static let abbreviations = WordSet(
    words: """
      mr mrs ms dr prof sen rep gov gen lt col maj capt sgt adm cmdr rev hon st jr sr pres amb mme mlle fr brig cpl
      supt atty messrs no vs us
      """)

  /// Words before a name that are not part of it.
  static let titles = WordSet(
    words: """
      mr mrs ms miss mister dr doctor prof professor president vice-president minister secretary general gen
      lieutenant lt colonel col major maj captain capt sergeant sgt admiral adm brigadier senator sen representative
      rep congressman congresswoman governor gov mayor ambassador amb chancellor premier king queen prince princess
      emperor tsar czar lord lady sir dame pope bishop archbishop cardinal father rev reverend rabbi imam sheikh
      ayatollah judge justice chief director chairman chairwoman chair speaker leader spokesman spokeswoman
      spokesperson commander cmdr marshal commissioner deputy attorney detective officer sheriff director-general
      candidate nominee analyst author historian economist journalist correspondent reporter columnist editor host
      anchor manager strategist adviser advisor aide ceo coach scholar writer poet philosopher scientist researcher
      expert diplomat consul envoy herr frau monsieur madame mme mlle don dona signor senor senora republican democrat
      democratic russian american british german french italian ukrainian polish chinese japanese former first
      frontrunner front-runner businessman mogul magnate billionaire actor actress singer comedian activist pollster
      operative lawyer counsel student undersecretary pres rival
      """)

  /// Titles of a man and of a woman.
  static let genderedTitles = WordMap<GivenNames.Gender>([
    "mr": .male, "mister": .male, "sir": .male, "lord": .male, "king": .male, "prince": .male, "emperor": .male,
    "pope": .male, "father": .male, "congressman": .male, "spokesman": .male, "chairman": .male, "herr": .male,
    "monsieur": .male, "businessman": .male, "bishop": .male, "cardinal": .male, "actor": .male, "mrs": .female,
    "ms": .female, "miss": .female, "lady": .female, "dame": .female, "queen": .female, "princess": .female,
    "congresswoman": .female, "spokeswoman": .female, "chairwoman": .female, "frau": .female, "madame": .female,
    "mme": .female, "mlle": .female, "actress": .female,
  ])

  /// Words of names that name no person.
  static let bodies = WordSet(
    words: """
      ministry council university institute party news times post department committee house senate court congress
      parliament agency office bureau commission union association organization organisation society press journal
      magazine review gazette herald tribune state states street college school center centre foundation bank company
      corporation inc corp ltd group army navy force forces government republic kingdom federation war treaty act
      north south east west new city county district island sea ocean river mountain lake day january february march
      april may june july august september october november december monday tuesday wednesday thursday friday saturday
      sunday volume chapter national international united central european white supreme service board administration
      campaign television radio airlines hotel museum library church alliance league club team network security
      foreign defense defence staff cnn nbc abc cbs msnbc fox twitter facebook america americans republicans democrats
      san los las santa saint fort port mount great cold world twenty relations
      """)

  /// Parts of a name in small letters.
  static let particles = WordSet(
    words: """
      de von van der den la le al bin ibn del da di du ter zu el dos af av
      """)

  /// Capitalised at the head of a sentence without being a name.
  static let ordinary = WordSet(
    words: """
      the a an this that these those in on at by for from with of to as and but or nor so yet if when while because
      although though since after before until he she it they we i you his her its their our my your there here what
      who which where why how not no yes one two three some many most all both each every any few several other others
      another such even also just only still then thus therefore however moreover indeed meanwhile later now once
      again perhaps instead despite during under over between among through about against without within according
      asked speaking like unlike last next earlier today yesterday monday tuesday wednesday thursday friday saturday
      sunday january february march april may june july august september october november december well him them us me
      mine is are was were be do did does have had has will would can could should let that's it's he's she's i'm
      we're they're you're don't i've we've first second third finally additionally furthermore nevertheless
      nonetheless similarly likewise otherwise oh ah than too much more less see photo image read watch via note
      source listen consider take ask tell
      """)
}
