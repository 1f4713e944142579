/// Common given names, by which `Alan Price` is told from `Modern Poetry`.
enum GivenNames {
  static let all = """
    aaron abdul abraham adam adrian adriana agnes ahmed alain alan albert alberto alejandro aleksandr aleksei alessandro alex alexander
    alexandra alexandre alexei alexey alfonso alfred ali alice alicia alison allan allen alois amanda amy angel ana anatole anatoly andre andrea
    andreas andrei andres andrew andrey andrzej angela angelo anita ann anna anne annette annie anthony antoine anton antonio
    antony archie arnaud arno arnold arthur artur astrid audrey august augusto axel barbara barry bart beate beatrice
    ben benedict benedikt benjamin benoit bernard bernd bernhard bert bertrand beth betty bettina bill bjorn bob bonnie
    boris brad bradley brenda brent brian bridget bruce bruno burton calvin camille carl carla carlo carlos carmen carol
    carola caroline carolyn catherine cathy cecile charles charlotte chester chris christa christian christiane christina
    christine christof christoph christophe christopher claire clara clare claude claudia claus clemens clifford colin
    corinna cornelia craig curtis cynthia dale damien dan daniel daniela daniele danielle dave david dean deborah debra
    denis denise dennis derek diana diane didier diego dieter dietmar dietrich dimitri dirk dmitri dmitry dominic
    dominique don donald donna dora doris dorothea dorothy douglas duncan earl eberhard eckhard ed eddie edgar edith
    edmond edmund eduard eduardo edward edwin egon eleanor elena eli elisabeth elizabeth elke ellen emil emile emily emma
    emmanuel enrico enrique eric erich erik erika ernest ernesto ernst erwin esther ethan etienne eugen eugene eva evelyn
    evgeny ewald fabian fabrice felix ferdinand fernand fernando florence florian frances francesca francesco francis francisco francois
    francoise frank franz fred frederic frederick friederike friedhelm friedrich fritz fyodor gabriel gabriela gabriele
    gary gaston gennady geoffrey georg george georges georgi gerald gerard gerd gerda gerhard gerry ghislaine gianni
    gideon gilbert gilles giorgio giovanni gisela giulio giuseppe glen glenn gloria gordon graham greg gregor gregory
    grigory gudrun guido guillaume gunter gunther gunnar gustav guy hanna hannah hannes hans harald harold harriet harry
    hartmut hartwig heather heide heidi heike heiko heiner heinrich heinz helen helena helene helga helge helmut henning
    henri henry herbert hermann hilary hilde holger horst howard hubert hugh hugo ian ignacio igor ilse immanuel inge ingo
    ingrid irene iris irma irmela isaac isabel isabelle ivan jack jackie jacob jacqueline jacques jaime jakob james jamie jan jane
    janet janice jason jaume javier jay jean jeff jeffrey jennifer jens jeremy jerome jerry jesse jessica jill jim joachim
    joan joanna joanne jochen joe joel joerg johan johann johanna johannes john johnny jon jonas jonathan jordan jorge jorg
    jose josef joseph joshua juan judith jules julia julian julie julien jurgen justin jutta kai karen karin karl karla
    karsten katharina katherine kathleen kathryn kathrin katrin kay keith ken kenneth kevin klaus konrad konstantin kristen kristin
    kurt lars larry laura lauren laurence laurent lawrence lea lee leo leon leonard leonid leslie lev lewis liam lilian linda
    lisa lloyd lois lorenz lorenzo lothar louis louise luc luca lucien lucy ludwig luigi luis lutz lydia lyn lynn madeleine
    magdalena manfred manuel marc marcel marcia marco marcus margaret margarete margit margot maria marian marianne marie
    marina mario marion mark markus marlene marsha martha martin martina marvin mary mathias mathieu matt matteo
    matthew matthias maurice max maxim maximilian megan melanie melissa melvin mercedes micha michael michaela michal michel
    michele michelle miguel mikhail mike mischa mitchell mohamed mohammed monica monika monique morris moshe muhammad murray
    nadia nancy natalia natalie nathan neal neil nelson nicholas nick nicola nicolai nicolas nicole niels niklas nikita nikolai nikolaus nils nina noam
    noel nora norbert norman odile olaf ole oleg olga oliver olivia olivier oscar oskar otmar otto owen pablo pamela paola
    paolo pascal pat patrice patricia patrick paul paula pauline pavel pedro peggy penelope per perry pete peter petra phil
    philip philipp philippe phillip phyllis pierre pietro pjotr polly quentin rachel rainer ralf ralph ramon randall raoul raphael raymond
    rebecca regina reinhard reinhart reinhold rene renate ricardo richard rick rita rob robert roberta roberto robin rod roger roland
    rolf roman ron ronald rosa rose rosemary roy rudolf rupert russell ruth ryan sabine sally sam samuel sandra sara sarah
    sascha scott sean sebastian serge sergei sergey sergio sharon sheila shirley siegfried sigmund sigrid silke silvia simon simone
    sofia sonja sophia sophie stanley stefan stefanie stefano stella stephan stephane stephanie stephen steve steven stewart stuart
    sue susan susanne suzanne sven svetlana sylvia sylvie tamara tania tanja ted teresa terence terry thea theda theo theodor
    theodore theresa thierry thilo thomas tilman tim timothy tobias todd tom tomas tony torsten tracy trevor udo ulf ulrich ulrike
    umberto ursula uta ute uwe valerie vanessa vera veronica vic victor victoria viktor viktoria vincent vincenzo viola virginia vitaly vivian vladimir
    volker walter waltraud wanda warren wayne wendy werner wilfried wilhelm will willi william willy winfried wolf wolfgang
    wolfram yann yuri yves yvette yvonne zoe
    """
}
