/// Words that tell persons from bodies, and titles from names. All folded.
enum PersonWords {
  enum Gender: Hashable, Sendable { case male, female }

  /// Abbreviations whose full stop belongs to the word.
  static let abbreviations = Set(
    words: """
      mr mrs ms dr prof sen rep gov gen lt col maj capt sgt adm cmdr rev hon st jr sr pres amb mme mlle fr brig cpl
      supt atty messrs no vs us
      """)

  /// Words before a name that are not part of it.
  static let titles = Set(
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
  static let genderedTitles: [String: Gender] = [
    "mr": .male, "mister": .male, "sir": .male, "lord": .male, "king": .male, "prince": .male, "emperor": .male,
    "pope": .male, "father": .male, "congressman": .male, "spokesman": .male, "chairman": .male, "herr": .male,
    "monsieur": .male, "businessman": .male, "bishop": .male, "cardinal": .male, "actor": .male, "mrs": .female,
    "ms": .female, "miss": .female, "lady": .female, "dame": .female, "queen": .female, "princess": .female,
    "congresswoman": .female, "spokeswoman": .female, "chairwoman": .female, "frau": .female, "madame": .female,
    "mme": .female, "mlle": .female, "actress": .female,
  ]

  /// Words of names that name no person.
  static let bodies = Set(
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
  static let particles = Set(
    words: """
      de von van der den la le al bin ibn del da di du ter zu el dos af av
      """)

  /// Capitalised at the head of a sentence without being a name.
  static let ordinary = Set(
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

  static let gender: [String: Gender] = {
    var table: [String: Gender] = [:]
    for name in men.split(whereSeparator: \.isWhitespace) { table[String(name)] = .male }
    for name in women.split(whereSeparator: \.isWhitespace) { table[String(name)] = .female }
    return table
  }()

  private static let men = """
    aaron abraham adam adolf adrian ahmed alan albert aldo alejandro alexander alexandre alexei alexey alfred ali allan
    allen alphonse anatoly anders andre andrea andreas andrei andrew angelo anthony anton antonio arnold arthur august
    barack barry ben benedict benjamin bernard bernie bert bill billy bob boris brad bradley brandon brent brian bruce
    bruno bryan calvin carl carlos cecil cesar charles charlie chester chris christian christopher chuck clarence claude
    clement colin corey craig curtis cyril cyrus dale dan daniel dave david dean denis dennis derek dick dieter dietrich
    dmitri dmitry don donald doug douglas duncan dwight earl ed eddie edgar edmund eduard edward edwin eli elliot emil
    enrique eric erich erik ernest ernst eugene evan evgeny felix ferdinand fernando francis francisco francois frank
    franklin franz fred frederick friedrich fritz gary geoffrey georg george georges gerald gerard gerhard giovanni giulio
    giuseppe glenn gordon graham grant greg gregory guido gustav guy hank hans harold harry harvey heinrich helmut henri
    henry herbert herman hermann horace howard hubert hugh hugo humphrey ian igor immanuel isaac ivan jack jacob jacques
    jaime jake jakob james jan jared jason javier jay jean jeb jeff jeffrey jeremy jerome jerry jim jimmy joachim joe
    joel johann johannes john johnny jon jonathan jorge jose josef joseph josh joshua juan julian julius jurgen karl keith
    ken kenneth kevin kirk klaus konrad konstantin kurt kyle larry lars laurence lawrence lee leo leon leonard leonid
    leopold leslie lester lewis lionel lloyd louis luca lucas ludwig luigi luis luke magnus malcolm manfred manuel marc
    marcel marco marcus mario mark martin marvin matt matthew maurice max maximilian michael michel miguel mihail mike
    mikhail milton mitch mitt mohammed morris moses muhammad nathan nathaniel neil nelson newt nicholas nick niccolo
    nicolas nigel nikita nikolai noah noam norman oleg oliver omar oscar oskar otto owen pablo patrick paul pavel pedro
    percy pete peter phil philip philippe pierre rafael ralph ramon rand randall randy raymond reince reinhard rene
    rex richard rick ricky rob robert roberto robin rod rodney roger roland roman ron ronald ross roy rudolf rudolph rudy
    rupert russell ryan salvador sam samuel scott sean sebastian serge sergei sergey seth sidney siegfried sigmund simon
    spencer stan stanley stefan stephen steve steven stewart stuart ted terry theodor theodore thomas tim timothy tobias
    todd tom tommy tony travis trent trevor tyler ulrich ulysses umberto valery vernon victor viktor vincent vitaly
    vladimir vyacheslav wallace walter warren wayne wesley wilfred wilhelm will william willy winston wolfgang woodrow
    yuri yury zachary
    """
  private static let women = """
    abigail ada agatha agnes alexandra alice alicia alison amanda amelia amy ana anastasia andrea angela angelina anita ann
    anna anne annette annie antoinette ashley audrey barbara beatrice becky bella bernadette bertha beth betty beverly
    brenda bridget camilla carla carly carmen carol carole caroline carolyn carrie catherine cathy cecilia charlotte
    cheryl chelsea christina christine cindy claire clara claudia colleen condoleezza connie constance courtney crystal
    cynthia daisy dana danielle dawn deborah debra denise diana diane dolores donna dora doris dorothy edith eileen elaine
    eleanor elena elisabeth elizabeth ella ellen elsa emily emma erica esther ethel eva evelyn fiona florence frances
    gabrielle georgia gertrude gina ginger gloria grace greta hannah harriet heather helen helena helga henrietta hilary
    hillary hope huma ida ingrid irene irina iris isabel isabella ivanka ivy jacqueline jane janet janice jean jeanne jenna
    jennifer jenny jessica jill joan joanna joanne jo josephine joy joyce juanita judith judy julia julie june karen kate
    katherine kathleen kathryn kathy katie katrina kellyanne kelly kim kimberly kirsten kristen kristin laura lauren leila
    lena lena leslie lillian linda lisa liz lois loretta lori louise lucia lucy lydia madeleine maggie marcia margaret
    margot maria marie marilyn marina marion marjorie marla martha mary maureen maya megan megyn melania melanie melissa
    michelle mildred miriam molly monica nadia nancy naomi natalia natalie natasha nellie nicole nina nora norma olga
    olivia pam pamela patricia paula pauline peggy penelope phyllis rachel rebecca rita roberta rosa rose rosemary ruth
    sally samantha sandra sara sarah sharon sheila shirley simone sofia sonia sophia sophie stella stephanie sue susan
    suzanne svetlana sylvia tamara tanya tatiana teresa theresa tina tracy ursula valerie vanessa vera veronica victoria
    viola virginia wanda wendy yvette yvonne zoe
    """
}
