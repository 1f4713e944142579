import DocumentModel

/// Common given names, folded: by them `Alan Price` is told from `Modern Poetry`, and whom `he` can mean.
enum GivenNames {
  enum Gender: Hashable, Sendable { case male, female }

  /// The gender that a name tells; none for one that both have.
  static let genders: WordMap<Gender> = {
    let male = Set(words: men)
    let female = Set(words: women)
    var table: [String: Gender] = [:]
    for name in male.subtracting(female) { table[name] = .male }
    for name in female.subtracting(male) { table[name] = .female }
    return WordMap(table)
  }()

  /// Those that are not as often another word.
  static let unmistakable = Set(words: "\(men) \(women) \(others)").subtracting(Set(words: ordinary))

  private static let men = """
    aaron abraham adam adolf adrian ahmed alan albert aldo alejandro alexander alexandre alexei alexey alfred ali
    allan allen alphonse anatoly anders andre andrea andreas andrei andrew angelo anthony anton antonio arnold
    arthur august barack barry ben benedict benjamin bernard bernie bert bill billy bob boris brad bradley brandon
    brent brian bruce bruno bryan calvin carl carlos cecil cesar charles charlie chester chris christian christopher
    chuck clarence claude clement colin corey craig curtis cyril cyrus dale dan daniel dave david dean denis dennis
    derek dick dieter dietrich dmitri dmitry don donald doug douglas duncan dwight earl ed eddie edgar edmund eduard
    edward edwin eli elliot emil enrique eric erich erik ernest ernst eugene evan evgeny felix ferdinand fernando
    francis francisco francois frank franklin franz fred frederick friedrich fritz gary geoffrey georg george
    georges gerald gerard gerhard giovanni giulio giuseppe glenn gordon graham grant greg gregory guido gustav guy
    hank hans harold harry harvey heinrich helmut henri henry herbert herman hermann horace howard hubert hugh hugo
    humphrey ian igor immanuel isaac ivan jack jacob jacques jaime jake jakob james jan jared jason javier jay jean
    jeb jeff jeffrey jeremy jerome jerry jim jimmy joachim joe joel johann johannes john johnny jon jonathan jorge
    jose josef joseph josh joshua juan julian julius jurgen karl keith ken kenneth kevin kirk klaus konrad
    konstantin kurt kyle larry lars laurence lawrence lee leo leon leonard leonid leopold leslie lester lewis lionel
    lloyd louis luca lucas ludwig luigi luis luke magnus malcolm manfred manuel marc marcel marco marcus mario mark
    martin marvin matt matthew maurice max maximilian michael michel miguel mihail mike mikhail milton mitch mitt
    mohammed morris moses muhammad nathan nathaniel neil nelson newt niccolo nicholas nick nicolas nigel nikita
    nikolai noah noam norman oleg oliver omar oscar oskar otto owen pablo patrick paul pavel pedro percy pete peter
    phil philip philippe pierre rafael ralph ramon rand randall randy raymond reince reinhard rene rex richard rick
    ricky rob robert roberto robin rod rodney roger roland roman ron ronald ross roy rudolf rudolph rudy rupert
    russell ryan salvador sam samuel scott sean sebastian serge sergei sergey seth sidney siegfried sigmund simon
    spencer stan stanley stefan stephen steve steven stewart stuart ted terry theodor theodore thomas tim timothy
    tobias todd tom tommy tony travis trent trevor tyler ulrich ulysses umberto valery vernon victor viktor vincent
    vitaly vladimir vyacheslav wallace walter warren wayne wesley wilfred wilhelm will william willy winston
    wolfgang woodrow yuri yury zachary
    """

  private static let women = """
    abigail ada agatha agnes alexandra alice alicia alison amanda amelia amy ana anastasia andrea angela angelina
    anita ann anna anne annette annie antoinette ashley audrey barbara beatrice becky bella bernadette bertha beth
    betty beverly brenda bridget camilla carla carly carmen carol carole caroline carolyn carrie catherine cathy
    cecilia charlotte chelsea cheryl christina christine cindy claire clara claudia colleen condoleezza connie
    constance courtney crystal cynthia daisy dana danielle dawn deborah debra denise diana diane dolores donna dora
    doris dorothy edith eileen elaine eleanor elena elisabeth elizabeth ella ellen elsa emily emma erica esther
    ethel eva evelyn fiona florence frances gabrielle georgia gertrude gina ginger gloria grace greta hannah harriet
    heather helen helena helga henrietta hilary hillary hope huma ida ingrid irene irina iris isabel isabella ivanka
    ivy jacqueline jane janet janice jean jeanne jenna jennifer jenny jessica jill jo joan joanna joanne josephine
    joy joyce juanita judith judy julia julie june karen kate katherine kathleen kathryn kathy katie katrina kelly
    kellyanne kim kimberly kirsten kristen kristin laura lauren leila lena leslie lillian linda lisa liz lois
    loretta lori louise lucia lucy lydia madeleine maggie marcia margaret margot maria marie marilyn marina marion
    marjorie marla martha mary maureen maya megan megyn melania melanie melissa michelle mildred miriam molly monica
    nadia nancy naomi natalia natalie natasha nellie nicole nina nora norma olga olivia pam pamela patricia paula
    pauline peggy penelope phyllis rachel rebecca rita roberta rosa rose rosemary ruth sally samantha sandra sara
    sarah sharon sheila shirley simone sofia sonia sophia sophie stella stephanie sue susan suzanne svetlana sylvia
    tamara tanya tatiana teresa theresa tina tracy ursula valerie vanessa vera veronica victoria viola virginia
    wanda wendy yvette yvonne zoe
    """

  /// Names of which no gender is kept.
  private static let others = """
    abdul adriana alain alberto aleksandr aleksei alessandro alex alfonso alois anatole andres andrey andrzej angel
    antoine antony archie arnaud arno artur astrid augusto axel bart beate benedikt benoit bernd bernhard bertrand
    bettina bjorn bonnie burton camille carlo carola cecile christa christiane christof christoph christophe clare
    claus clemens clifford corinna cornelia damien daniela daniele didier diego dietmar dimitri dirk dominic
    dominique dorothea eberhard eckhard edmond eduardo egon elke emile emmanuel enrico erika ernesto erwin ethan
    etienne eugen ewald fabian fabrice fernand florian francesca francesco francoise frederic friederike friedhelm
    fyodor gabriel gabriela gabriele gaston gennady georgi gerd gerda gerry ghislaine gianni gideon gilbert gilles
    giorgio gisela glen gregor grigory gudrun guillaume gunnar gunter gunther hanna hannes harald hartmut hartwig
    heide heidi heike heiko heiner heinz helene helge henning hilde holger horst ignacio ilse inge ingo irma irmela
    isabelle jackie jamie jaume jens jesse jochen joerg johan johanna jonas jordan jorg jules julien justin jutta
    kai karin karla karsten katharina kathrin katrin kay laurent lea lev liam lilian lorenz lorenzo lothar luc
    lucien lutz lyn lynn magdalena margarete margit marian marianne markus marlene marsha martina mathias mathieu
    matteo matthias maxim melvin mercedes micha michaela michal michele mischa mitchell mohamed monika monique moshe
    murray neal nicola nicolai niels niklas nikolaus nils noel norbert odile olaf ole olivier otmar paola paolo
    pascal pat patrice per perry petra philipp phillip pietro pjotr polly quentin rainer ralf raoul raphael regina
    reinhart reinhold renate ricardo rolf sabine sascha sergio sigrid silke silvia sonja stefanie stefano stephan
    stephane susanne sven sylvie tania tanja terence thea theda theo thierry thilo tilman tomas torsten udo ulf
    ulrike uta ute uwe vic viktoria vincenzo vivian volker waltraud werner wilfried willi winfried wolf wolfram yann
    yves
    """

  /// Names that are words, places or bodies, too.
  private static let ordinary = """
    chelsea constance crystal daisy dawn dick dolores georgia ginger grace grant hope huma ivy jo joy june katrina
    newt rand
    """
}
