// Given names common in many languages, to tell a person's name from other capitals and to guess which pronoun fits.
// 'either' holds names borne by all, or whose bearer the name alone does not tell.
const words = (list: string) => list.trim().split(/\s+/)

const feminine = words(`
  anna anne ann maria mary marie jane janet jean joan julia julie juliet jennifer jessica elizabeth elisabeth emily emma eva eve
  susan suzanne sarah sara sophia sofia sophie laura linda lisa lucy margaret martha michelle monica nancy natalia natasha nicole
  olga olivia patricia paula rachel rebecca rita rosa rose ruth sandra sharon stephanie svetlana tatiana teresa theresa valerie
  vera veronica victoria yulia irina elena ekaterina daria oksana larysa iryna kateryna halyna nadia nadine leila layla laila
  fatima fatma aisha ayesha amina amira asma dina farah ghada hala hanan huda iman khadija lina lubna maha manal mariam maryam
  miriam mona muna nabila najwa noura nour rania reem rima safa salma samira sana shireen suha yasmin yasmine zahra zainab zeinab
  golda tzipi ayelet shira michal noa yael tamar hadas einat hannah deborah esther leah naomi
  priya anita asha deepa indira kavita lakshmi meera neha pooja radha sunita sonia benazir hina malala sheikha mamata
  mei ling xiu yuki keiko sakura yoko akiko naoko hanako min-ji soo-jin aung
  grace faith joy hope mercy comfort blessing ngozi chioma adaeze amara funke ellen wangari winnie graca
  carmen carolina catalina claudia cristina gabriela gloria guadalupe isabel juana lucia luisa manuela mercedes michele monique
  pilar ximena francoise françoise chantal christine catherine katherine kate kathleen karen karin katrin ingrid astrid birgit
  greta helga ursula angela annalena federica giulia francesca chiara giorgia alice amy amanda amelia barbara betty caroline
  carol charlotte christina cynthia diana diane donna dorothy eleanor ella ellen fiona frances gail hillary helen heather irene
  josephine joyce judith judy kelly kim kimberly lauren lynn madeleine megan melissa mia mira nina nora pamela penny philippa
  phoebe samantha shirley tina tracy ursula vanessa wendy yvonne zoe condoleezza stephanie lana nabila hanin oumou aminata mariama
  fatou aissatou hawa halima zuhra karoline antonia beatriz`)

const masculine = words(`
  john james robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven
  steve paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey jeff ryan jacob gary nicholas eric jonathan
  stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron jose
  henry adam douglas nathan peter zachary kyle walter harold jeremy ethan carl keith roger gerald christian terry sean arthur austin
  noah lawrence jesse joe bryan billy jordan albert dylan bruce willie alan juan logan wayne ralph roy eugene randy vincent russell
  louis philip phillip bobby johnny bradley tony tom tim jim bill bob mike dan ben sam max leo ted fred antony colin martin simon
  stuart graham ian neil nigel oliver hugh ivan igor vladimir dmitry dmitri sergei sergey serhiy andrei andriy andrii mikhail mykhailo
  nikolai oleg oleksandr oleksii alexei aleksandr yuri yevgeny evgeny viktor victor vasily vasyl volodymyr petro pavel pavlo anton artem
  boris bogdan bohdan denys taras maksym maxim ruslan rustem roman stanislav valery valerii vitaly vitalii vyacheslav konstantin leonid
  muhammad mohammed mohammad mohamed muhammed mahmoud mahmud ahmed ahmad ali hassan hasan hussein husayn hussain hossein ibrahim ismail
  khalil khaled khalid omar umar othman osman abdullah abdallah abdul abdel abdelfattah abdulrahman abdul-rahman abdulaziz abdulmalik
  yousef yusuf youssef yasser yasir saeed said salah saleh salim samir sami tariq tarek walid waleed yahya zakaria zaid ziad zuhair
  bashar basem bassem faisal fahd fadi fawzi ghassan ghazi hadi haitham hamad hamid hamza haris haytham hisham husam ihab imad
  ismael issa jamal jamil jibril kamal karim majed malik mansour marwan mazen mousa musa mustafa mostafa munir murad nabil nader
  naji nasser nizar nouri rafiq rami rashid riyad riad saad saddam sadiq salman sultan taha tamim usama osama wael qasim qasem
  mehmet mustafa recep kemal hakan ahmet emre fatih orhan selim suleyman yilmaz masoud massoud reza javad abbas amir mehdi
  ebrahim akbar ashraf hamid gulbuddin atta rashid zalmay haibatullah sirajuddin imran nawaz shehbaz asif pervez bilawal narendra
  rajiv rahul amit anil ashok arun ajay vijay sanjay suresh ramesh mahinda gotabaya ranil prabhakaran
  benjamin binyamin ehud yitzhak ariel shimon naftali yair yoav itamar bezalel gideon moshe avraham avi eli gadi gabi benny david
  menachem yossi yaakov shlomo uri amos zvi ofer ronen tzachi
  kofi ban boutros antonio antónio jean-pierre jean-claude jean-marc jean jacques pierre michel francois françois philippe nicolas
  laurent olivier emmanuel alain andre andré bernard christophe claude denis didier dominique eric étienne fabrice gilles guillaume
  guy henri hervé julien luc marc marcel maurice patrice rene rené sebastien sébastien serge stephane stéphane thierry xavier yves
  carlos luis jorge miguel pedro pablo rafael ricardo roberto fernando francisco gustavo hector hugo javier jesus jesús joaquin
  juan manuel mario alejandro alberto alfonso alvaro álvaro andres andrés diego eduardo enrique ernesto felipe gabriel guillermo
  ignacio ivan iván nestor oscar raul raúl rodrigo salvador santiago sergio timochenko victor luiz joao joão paulo jair nuno
  giuseppe giovanni marco matteo mario luigi paolo silvio sergio staffan carl anders bjorn björn erik fredrik gustav hans henrik
  jens johan karl klaus kurt lars magnus martin nils olaf ole olof per pekka stefan sven ulf wolfgang helmut gerhard heinrich jürgen
  jurgen josef otto rainer ralf rolf uwe werner frank-walter olaf friedrich geir jan kees mark pieter willem wim
  abiy isaias meles hailemariam getachew debretsion tadesse tesfaye bekele girma solomon haile salva riek omar abdel-fattah
  mohamed hamdan hemedti malik minni deng garang john taban festus uhuru raila william jomo daniel yoweri paul felix joseph
  laurent etienne moise moïse denis corneille faustin michel idriss mahamat goukouni muammar saif khalifa fayez aguila abdelhamid
  abdelaziz bouteflika mokhtar moncef kais blaise ibrahim assimi amadou ibrahima mamadou moussa ousmane oumar sekou seydou souleymane
  thabo nelson jacob cyril desmond frederik robert emmerson morgan kenneth hage sam eduardo agostinho jonas samora joaquim armando afonso
  filipe ossufo olusegun goodluck muhammadu bola umaru sani ken chinua wole emeka chukwuemeka obi
  xi wang li zhang deng jiang hu wen yi jintao jinping kim shinzo fumio junichiro taro yoshihide min aung hun prayuth thaksin joko
  susilo prabowo ferdinand rodrigo benigno najib mahathir anwar lee ho nguyen tran vo kyaw thein than khin soe zaw htun
  moon jae-in geun-hye jong-un jong-il yo-jong ban ki-moon viktor aleksandar slobodan ivica radovan ratko alija franjo hashim
  ramush ilham heydar nikol serzh levon robert mikheil eduard salome zurab nursultan islam emomali kurmanbek gurbanguly
  matvei jake brett antony lloyd avril barack joe ronald jared elliott rex marco pete tulsi keir rishi boris tony gordon gerry ian
  bertie martin adams jens stephane mitch amos steven barney ron chuck greg hank jon josh kirk kurt lee luke micah mick nate ned
  norman owen pat perry ray rick rob rod ross rudy russ seth shane stan stewart todd travis troy vernon zach adel adnan nayef
  mahdi majid marwan mohsen muhsin qusay raed rauf sabri sadek shadi taher talal tayseer wissam yazid zaher zaki husni hosni gamal
  anwar`)

const either =
  words(`alex chris jamie jordan kim lee morgan pat robin sam taylor terry leslie ashley casey dominique claude andrea nour iman
  min sun jin thanh avery cameron dana kerry lindsay stacey tracy shannon jan yi li wang`)

const femaleSet = new Set(feminine)
const maleSet = new Set(masculine)
const eitherSet = new Set(either)

export const isGivenName = (lower: string): boolean =>
  femaleSet.has(lower) || maleSet.has(lower) || eitherSet.has(lower)

/** 'f', 'm', or null where the name does not tell. */
export function genderOfName(lower: string): 'f' | 'm' | null {
  if (eitherSet.has(lower)) return null
  const female = femaleSet.has(lower)
  const male = maleSet.has(lower)
  return female === male ? null : female ? 'f' : 'm'
}
