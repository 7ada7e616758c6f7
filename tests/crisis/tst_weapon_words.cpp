#include "tests/crisis/cue_fixture.h"

#include "tests/testkit/test_program.h"
#include <QtTest>

using namespace haven;
using namespace haven::test;

// A possible weapon in the text is always shown; how loudly is what these lines are about. Invented
// call-taker shorthand, the last third of it written before the cues were looked at again.
namespace {

// Shown: at least "not known", and never "none". NotLoud: nothing or "not known", as it may be
// another thing.
enum class Weapon { Silent, NotLoud, None, NotKnown, Shown, WithinReach, InHand };

struct WeaponLine {
    const char* note;
    Weapon weapon;
};

const std::vector<WeaponLine> kWeaponLines = {
    {"tiene un puñal en la mano", Weapon::InHand},
    {"no tiene pistola, trae una daga", Weapon::Shown},
    {"saco un cuchiyo", Weapon::Shown},
    {"con un destornillador en la mano", Weapon::InHand},
    {"le echo gasolina a la puerta", Weapon::Shown},
    {"dice que tiene una bomba", Weapon::Shown},
    {"bomba de agua descompuesta", Weapon::Silent},
    {"THERE IS A BOMB IN THE SCHOOL", Weapon::Shown},
    {"PHOTO BOMB AT THE WEDDING", Weapon::Silent},
    {"PACKIN HEAT", Weapon::Shown},
    {"HAS A GUN IN THE GLOVEBOX", Weapon::WithinReach},
    {"HAS GUN IN GLOVE COMPARTMENT", Weapon::WithinReach},
    {"HAS A RIFLE IN THE CLOSET", Weapon::WithinReach},
    {"HE HAS A KNIFE IN HIS POCKET", Weapon::WithinReach},
    {"HAS A GUN UNDER THE SEAT", Weapon::WithinReach},
    {"HAS A GUN AT HOME", Weapon::WithinReach},
    {"HAS A KNIFE ON THE COUNTER", Weapon::WithinReach},
    {"GUN IN THE CONSOLE", Weapon::WithinReach},
    {"HAS A GUN IN HIS HAND", Weapon::InHand},
    {"HAS A KNIFE AT HIS THROAT", Weapon::InHand},
    {"HAS A GUN ON THE CLERK", Weapon::InHand},
    {"HAS A GUN IN THE LOBBY", Weapon::InHand},
    {"HAS A KNIFE IN THE BATHROOM", Weapon::InHand},
    {"HAS GUN OUT IN THE TRUCK", Weapon::InHand},
    {"HAS A GUN IN TRUCK AND IS POINTING IT AT RP", Weapon::InHand},
    {"HAS A GUN", Weapon::InHand},
    {"MALE HAS A BAT", Weapon::InHand},
    {"HAS A BASEBALL BAT", Weapon::InHand},
    {"SUBJ W/ BAT", Weapon::Shown},
    {"SWINGING A BAT AT CARS", Weapon::InHand},
    {"BAT", Weapon::Shown},
    {"THERE IS A BAT BY THE DOOR", Weapon::Shown},
    {"HAS A 9MM", Weapon::InHand},
    {"9MM", Weapon::Shown},
    {"9 MM ON TABLE", Weapon::Shown},
    {"HE HAS A GLOCK", Weapon::Shown},
    {"GLOCK", Weapon::Shown},
    {"HAS AN AR", Weapon::Shown},
    {"AR-15 IN CLOSET", Weapon::Shown},
    {"AR15", Weapon::Shown},
    {"AR 15 ON THE COUCH", Weapon::Shown},
    {"HAS AN AK", Weapon::Shown},
    {"AK-47", Weapon::Shown},
    {"HE HAS A .45", Weapon::Shown},
    {"40 CAL ON HIS HIP", Weapon::Shown},
    {"HAS A 380", Weapon::Shown},
    {"357 MAGNUM", Weapon::Shown},
    {"SHOTGUN", Weapon::Shown},
    {"SHOTGUN IN HAND", Weapon::InHand},
    {"SHOT GUN IN TRUCK", Weapon::Shown},
    {"12 GAUGE", Weapon::Shown},
    {"BOX CUTTER", Weapon::Shown},
    {"HAS A BOX CUTTER", Weapon::InHand},
    {"BOXCUTTER", Weapon::Shown},
    {"BOX-CUTTER ON COUNTER", Weapon::Shown},
    {"MACHETE", Weapon::Shown},
    {"MACHETTE", Weapon::Shown},
    {"HAS MACHETTI", Weapon::Shown},
    {"SCREWDRIVER", Weapon::Shown},
    {"HOLDING A SCREWDRIVER", Weapon::InHand},
    {"SCREW DRIVER", Weapon::Shown},
    {"HAS A SCREWDRIVER", Weapon::InHand},
    {"KNIVE", Weapon::Shown},
    {"KNIFES", Weapon::Shown},
    {"KNFE", Weapon::Shown},
    {"KNIF", Weapon::Shown},
    {"KINFE", Weapon::Shown},
    {"KNIFE'S", Weapon::Shown},
    {"HAS KNIFE", Weapon::Shown},
    {"PKT KNIFE", Weapon::Shown},
    {"POCKETKNIFE", Weapon::Shown},
    {"STEAK KNIFE", Weapon::Shown},
    {"BUTCHER KNIFE", Weapon::Shown},
    {"PARING KNIFE", Weapon::Shown},
    {"FOLDING KNIFE", Weapon::Shown},
    {"KNIFEPOINT", Weapon::Shown},
    {"HAMMER", Weapon::Shown},
    {"CROWBAR", Weapon::Shown},
    {"TIRE IRON", Weapon::Shown},
    {"BRASS KNUCKLES", Weapon::Shown},
    {"ICE PICK", Weapon::Shown},
    {"PITCHFORK", Weapon::Shown},
    {"HATCHET", Weapon::Shown},
    {"AXE", Weapon::Shown},
    {"TASER", Weapon::Shown},
    {"STUN GUN", Weapon::Shown},
    {"PEPPER SPRAY", Weapon::Shown},
    {"BEAR SPRAY", Weapon::Shown},
    {"BB GUN", Weapon::Shown},
    {"PELLET GUN", Weapon::Shown},
    {"FLARE GUN", Weapon::Shown},
    {"HOLSTER", Weapon::Shown},
    {"AMMO", Weapon::Shown},
    {"BULLETS ON TABLE", Weapon::Shown},
    {"FIRE ARM", Weapon::Shown},
    {"FIREARMS", Weapon::Shown},
    {"FIRARM", Weapon::Shown},
    {"PISTLE", Weapon::Shown},
    {"HANGUN", Weapon::Shown},
    {"WEPON", Weapon::Shown},
    {"WEAPN", Weapon::Shown},
    {"WEOPONS", Weapon::Shown},
    {"STRAPPED", Weapon::Shown},
    {"PACKING HEAT", Weapon::Shown},
    {"HE IS ARMED", Weapon::Shown},
    {"MALE ARMED", Weapon::Shown},
    {"CCW", Weapon::Shown},
    {"HAS PERMIT TO CARRY", Weapon::Shown},
    {"GRENADE", Weapon::Shown},
    {"PIPE BOMB", Weapon::Shown},
    {"SAYS HE HAS A BOMB", Weapon::Shown},
    {"MOLOTOV", Weapon::Shown},
    {"SPEAR", Weapon::Shown},
    {"KATANA", Weapon::Shown},
    {"SAMURAI SWORD", Weapon::Shown},
    {"CROSSBOW", Weapon::Shown},
    {"COMPOUND BOW", Weapon::Shown},
    {"BOW AND ARROW", Weapon::Shown},
    {"SLINGSHOT", Weapon::Shown},
    {"SCISSORS", Weapon::Shown},
    {"HOLDING SCISSORS", Weapon::InHand},
    {"BROKEN BOTTLE", Weapon::NotLoud},
    {"HOLDING BROKEN BOTTLE", Weapon::InHand},
    {"SHARD OF GLASS", Weapon::Shown},
    {"HOLDING PIECE OF GLASS TO NECK", Weapon::InHand},
    {"RAZOR BLADE", Weapon::Shown},
    {"UNK IF HE HAS A FIREARM", Weapon::NotKnown},
    {"UNKNOWN IF HE HAS A GUN", Weapon::NotKnown},
    {"UNK IF ARMED", Weapon::NotKnown},
    {"UNK WPNS", Weapon::NotKnown},
    {"UNK WEAPONS", Weapon::NotKnown},
    {"WEAPONS UNK", Weapon::NotKnown},
    {"WPNS UNKN", Weapon::NotKnown},
    {"UNK IF THERE ARE WEAPONS", Weapon::NotKnown},
    {"RP DOESNT KNOW IF HE HAS A GUN", Weapon::NotKnown},
    {"RP DOES NOT KNOW IF HE HAS WEAPONS", Weapon::NotKnown},
    {"NOT SURE IF HE HAS A GUN", Weapon::NotKnown},
    {"UNSURE IF HE HAS A KNIFE", Weapon::NotKnown},
    {"UNSURE ABOUT WEAPONS", Weapon::NotKnown},
    {"MAY HAVE A KNIFE", Weapon::NotKnown},
    {"MIGHT HAVE A GUN", Weapon::NotKnown},
    {"COULD HAVE A GUN", Weapon::NotKnown},
    {"COULD BE ARMED", Weapon::NotKnown},
    {"UNK WHETHER HE OWNS A GUN", Weapon::NotKnown},
    {"UNK IF GUNS IN HOUSE", Weapon::NotKnown},
    {"WONT SAY IF HE HAS A GUN", Weapon::NotKnown},
    {"ASKED IF HE HAD A KNIFE, NO ANSWER", Weapon::NotKnown},
    {"DIDNT SEE IF HE HAD A KNIFE", Weapon::NotKnown},
    {"CANT TELL IF HE HAS A GUN", Weapon::NotKnown},
    {"UNK IF KNIFE OR GUN", Weapon::NotKnown},
    {"NO GUNS BUT A BOW", Weapon::Shown},
    {"NO GUNS UNK KNIVES", Weapon::Shown},
    {"NO GUN BUT HAS A KNIFE", Weapon::Shown},
    {"NO GUNS, HAS A BAT", Weapon::Shown},
    {"NO WEAPONS OTHER THAN A KNIFE", Weapon::Shown},
    {"NO WEAPONS EXCEPT POCKET KNIFE", Weapon::Shown},
    {"NO WEAPONS BESIDES HIS BAT", Weapon::Shown},
    {"NO WEAPONS ASIDE FROM A HAMMER", Weapon::Shown},
    {"NO FIREARMS IN HOME, KNIVES IN KITCHEN", Weapon::Shown},
    {"DENIES WEAPONS BUT BULGE IN WAISTBAND", Weapon::Shown},
    {"SAYS NO WEAPONS BUT NEIGHBOR SAYS HE OWNS GUNS", Weapon::Shown},
    {"NO GUN ONLY A MACHETE", Weapon::Shown},
    {"NO GUNS JUST A BOW", Weapon::Shown},
    {"NO GUN, BOW AND ARROW", Weapon::Shown},
    {"NOT A GUN, A KNIFE", Weapon::Shown},
    {"NO GUN. KNIFE", Weapon::Shown},
    {"NO WEAPON SEEN YET, REACHING IN BAG", Weapon::Shown},
    {"NO LONGER HAS THE KNIFE", Weapon::Shown},
    {"DROPPED THE KNIFE", Weapon::Shown},
    {"NO ONE KNOWS WHERE HIS GUN IS", Weapon::Shown},
    {"DOES NOT KNOW WHERE HIS GUN IS", Weapon::Shown},
    {"GUN IS MISSING FROM THE SAFE", Weapon::Shown},
    {"WONT PUT DOWN THE KNIFE", Weapon::Shown},
    {"WONT DROP THE GUN", Weapon::Shown},
    {"DENIES THE KNIFE IN HIS HAND IS REAL", Weapon::Shown},
    {"NOT LETTING GO OF KNIFE", Weapon::Shown},
    {"NEVER GOES ANYWHERE WITHOUT HIS GUN", Weapon::Shown},
    {"DOESNT GO OUT WITHOUT A KNIFE", Weapon::Shown},
    {"NOT AFRAID TO USE HIS GUN", Weapon::Shown},
    {"NO PERMIT FOR THE GUN", Weapon::Shown},
    {"NO SAFETY ON GUN", Weapon::Shown},
    {"NO SHELLS IN SHOTGUN", Weapon::Shown},
    {"GUN NOT LOADED", Weapon::Shown},
    {"NOT THE FIRST TIME W/ A KNIFE", Weapon::Shown},
    {"NO CONTACT MALE HAS GUN", Weapon::Shown},
    {"NO SHIRT, KNIFE IN WAISTBAND", Weapon::Shown},
    {"NO SHIRT HOLDING KNIFE", Weapon::Shown},
    {"NO SHOES CARRYING A BAT", Weapon::Shown},
    {"NO WEAPONS", Weapon::None},
    {"NO WPNS", Weapon::None},
    {"NO WEAP", Weapon::None},
    {"NO KNOWN WEAPONS", Weapon::None},
    {"NO WEAPONS SEEN", Weapon::Silent},
    {"NO WEAPONS OBSERVED", Weapon::Silent},
    {"NO WEAPONS MENTIONED", Weapon::Silent},
    {"MALE YELLING, NO WEAPONS SEEN, WHITE SHIRT", Weapon::Silent},
    {"NO WPNS OBS AT THIS TIME", Weapon::Silent},
    {"no weapons seen by rp", Weapon::Silent},
    {"NO WEAPON SEEN, REACHING IN BAG", Weapon::Shown},
    {"NO WEAPONS SEEN. REACHING IN BAG", Weapon::Shown},
    {"NO WEAPON SEEN, HAND IN POCKET", Weapon::Shown},
    {"NO WEAPONS SEEN IN HAND, BULGE IN JACKET", Weapon::Shown},
    {"NO WEAPON VISIBLE BUT KEEPS HAND BEHIND BACK", Weapon::Shown},
    {"NO WEAPONS SEEN BUT ACTING ODD", Weapon::NotKnown},
    {"NO WEAPON SEEN, SHOTS FIRED", Weapon::InHand},
    {"NO WEAPONS SEEN. HAS A KNIFE", Weapon::InHand},
    {"NO WEAPONS SEEN, RP SAYS HE OWNS A GUN", Weapon::Shown},
    {"NO WEAPONS SEEN, UNK IF ARMED", Weapon::NotKnown},
    {"NO GUN SEEN", Weapon::NotKnown},
    {"DENIES WEAPONS", Weapon::None},
    {"DENIES HAVING A GUN", Weapon::None},
    {"UNARMED", Weapon::None},
    {"WPNS NEG", Weapon::None},
    {"NEG WPNS", Weapon::None},
    {"WEAPONS: NONE", Weapon::None},
    {"NO GUNS OR KNIVES", Weapon::None},
    {"NO GUNS/KNIVES", Weapon::None},
    {"NO KNIFE NO GUN", Weapon::None},
    {"DOES NOT HAVE A GUN", Weapon::None},
    {"DOESNT HAVE ANY WEAPONS", Weapon::None},
    {"DOES NOT OWN A GUN", Weapon::None},
    {"NO FIREARMS IN THE HOUSE", Weapon::None},
    {"NO ACCESS TO FIREARMS", Weapon::None},
    {"NOT ARMED", Weapon::None},
    {"HE IS NOT ARMED", Weapon::None},
    {"W/O WEAPONS", Weapon::None},
    {"NO BAT", Weapon::None},
    {"NO BOW OR GUNS", Weapon::None},
    {"GUN VIOLENCE MEETING AT CITY HALL", Weapon::Silent},
    {"NAIL GUN STOLEN", Weapon::NotLoud},
    {"WORKERS USING A NAIL GUN", Weapon::NotLoud},
    {"GLUE GUN BURN", Weapon::Silent},
    {"HOLDING A GLUE GUN", Weapon::Silent},
    {"HEAT GUN", Weapon::Silent},
    {"CAULK GUN", Weapon::Silent},
    {"MAN DRESSED AS BATMAN", Weapon::Silent},
    {"BAT IN THE ATTIC", Weapon::Silent},
    {"BAT IN BEDROOM", Weapon::NotLoud},
    {"BAT FLYING AROUND LIVING ROOM", Weapon::Silent},
    {"BITTEN BY A BAT", Weapon::Silent},
    {"DEAD BAT ON PORCH", Weapon::Silent},
    {"RABID BAT", Weapon::Silent},
    {"RIGHT OFF THE BAT", Weapon::Silent},
    {"GUN HILL RD", Weapon::NotLoud},
    {"GUN CLUB RD", Weapon::NotLoud},
    {"RADAR GUN", Weapon::Silent},
    {"SQUIRT GUN", Weapon::Silent},
    {"WATER GUN", Weapon::Silent},
    {"NERF GUN", Weapon::Silent},
    {"TOP GUN MOVIE", Weapon::Silent},
    {"GUN SHOW AT FAIRGROUNDS", Weapon::NotLoud},
    {"PISTOL CREEK LN", Weapon::NotLoud},
    {"SHOTGUN HOUSE", Weapon::NotLoud},
    {"SHOT GLASS", Weapon::Silent},
    {"RIDING SHOTGUN", Weapon::Silent},
    {"HAMMERED", Weapon::Silent},
    {"HAMMERING NOISE", Weapon::Silent},
    {"BOW TIE", Weapon::Silent},
    {"SWORDFISH", Weapon::Silent},
    {"BATHTUB", Weapon::Silent},
    {"BATTERY", Weapon::Silent},
    {"PIPE BURST", Weapon::Silent},
    {"BOTTLE RETURN", Weapon::Silent},
    {"STICK SHIFT", Weapon::Silent},
    {"KNIFE SHARPENING BUSINESS QUESTION", Weapon::Silent},
    {"JUMPED THE GUN", Weapon::Silent},
    {"STICKING TO HIS GUNS", Weapon::Silent},
    {"GUNS N ROSES COVER BAND LOUD", Weapon::Silent},
    {"BULLET POINTS", Weapon::Silent},
    {"SWISS ARMY", Weapon::Silent},
    {"HATCHET LAKE RD", Weapon::Silent},
    {"SCREWDRIVER DRINK", Weapon::Silent},
    {"SUBJ ARMED W/ SCREWDRIVER", Weapon::InHand},
    {"HE HAS A MACHETE", Weapon::InHand},
    {"PULLED A 9MM ON ME", Weapon::InHand},
    {"POINTED A GLOCK AT CLERK", Weapon::InHand},
    {"SON GRABBED A KITCHEN KNIFE", Weapon::InHand},
    {"MALE CHASING PPL W/ AX", Weapon::InHand},
    {"has a knive in his hand", Weapon::InHand},
    {"swinging hammer", Weapon::InHand},
    {"waving a shotgn around", Weapon::InHand},
    {"ex carries a 38", Weapon::Shown},
    {"he keeps a ruger in the nightstand", Weapon::Shown},
    {"sleeps with a bat next to bed", Weapon::Shown},
    {"knives all over the counter", Weapon::Shown},
    {"kitchen knife", Weapon::Shown},
    {"butter knife", Weapon::Shown},
    {"he bought a gun last week", Weapon::Shown},
    {"GUN IN THE SAFE", Weapon::WithinReach},
    {"rifle in the truck", Weapon::WithinReach},
    {"GLOCK IN GLOVEBOX", Weapon::WithinReach},
    {"KNIFE IN HIS POCKET", Weapon::WithinReach},
    {"OWNS SEVERAL GUNS", Weapon::WithinReach},
    {"LONG GUNS IN BASEMENT", Weapon::WithinReach},
    {"HAS HIS DADS AR", Weapon::Shown},
    {"says he's strapped", Weapon::Shown},
    {"he is packing", Weapon::NotLoud},
    {"open carrying at the park", Weapon::Shown},
    {"toy gun looks real", Weapon::Shown},
    {"replica pistol", Weapon::Shown},
    {"airsoft rifle", Weapon::Shown},
    {"WPN INVOLVED", Weapon::Shown},
    {"WPN: KNIFE", Weapon::Shown},
    {"weapon type: bat", Weapon::Shown},
    {"unk wpn", Weapon::NotKnown},
    {"WPNS? UNK", Weapon::NotKnown},
    {"rp not sure on weapons", Weapon::NotKnown},
    {"unk on weapons", Weapon::NotKnown},
    {"unknown weapons", Weapon::NotKnown},
    {"no idea if he has a gun", Weapon::NotKnown},
    {"cannot confirm weapons", Weapon::NotKnown},
    {"rp has not seen a weapon", Weapon::NotKnown},
    {"weapons not confirmed", Weapon::NotKnown},
    {"possible weapon", Weapon::NotKnown},
    {"poss weapons in home", Weapon::Shown},
    {"did not ask about weapons", Weapon::NotKnown},
    {"hung up before weapons q", Weapon::NotKnown},
    {"no weapons inv", Weapon::None},
    {"no weapons involved", Weapon::None},
    {"neg on weapons", Weapon::NotLoud},
    {"no weaps", Weapon::None},
    {"denies any weapons or guns", Weapon::None},
    {"says he has no weapons", Weapon::None},
    {"she has no gun", Weapon::None},
    {"has no knife", Weapon::None},
    {"no weapon on him", Weapon::None},
    {"no guns in home", Weapon::None},
    {"never owned a gun", Weapon::None},
    {"doesnt own guns", Weapon::None},
    {"guns were removed by family, none in home", Weapon::NotLoud},
    {"no weapons per rp", Weapon::None},
    {"rp adv no weapons", Weapon::None},
    {"no weapons per rp, but son says he has a 22", Weapon::Shown},
    {"no gun seen but hand in waistband", Weapon::Shown},
    {"neg gun, has blade", Weapon::Shown},
    {"it's not a gun its a taser", Weapon::Shown},
    {"denies gun, knife on table", Weapon::Shown},
    {"no weapons except steak knives", Weapon::Shown},
    {"not armed w/ gun but has hatchet", Weapon::Shown},
    {"nobody hurt, bat mitzvah party loud", Weapon::Silent},
    {"gunnar st", Weapon::Silent},
    {"hi cal food bank", Weapon::Silent},
    {"9 mile rd", Weapon::Silent},
    {"45 min eta", Weapon::Silent},
    {"has a 38 yo son", Weapon::Silent},
    {"with 22 people", Weapon::Silent},
    {"bought a barbecue", Weapon::Silent},
    {"knit hat", Weapon::Silent},
    {"rifled through car", Weapon::Silent},
    {"art show", Weapon::Silent},
    {"car alarm", Weapon::Silent},
    {"axle broke", Weapon::Silent},
    {"boxing gym", Weapon::Silent},
    {"macey st", Weapon::Silent},
    {"carbon monoxide", Weapon::Silent},
    {"hammock", Weapon::Silent},
    {"taxi fare dispute", Weapon::Silent},
    {"elbow pain", Weapon::Silent},
    {"arms hurt", Weapon::Silent},
    {"army recruiter", Weapon::Silent},
    {"bottle of wine", Weapon::Silent},
    {"pipe leaking", Weapon::Silent},
    {"in the club", Weapon::Silent},
    {"golf course", Weapon::Silent},
    {"shooting pain in leg", Weapon::Silent},
    {"photo shoot", Weapon::Silent},
    {"screw loose", Weapon::Silent},
    {"KNIFFE IN POCKET", Weapon::WithinReach},
    {"KNFIE IN POCKET", Weapon::WithinReach},
    {"METAL POLE IN HAND", Weapon::InHand},
    // Seen in real logs without a sign: what was heard, what was done, and other names.
    {"GUNSHOTS HEARD 3 RDS", Weapon::Shown},
    {"RP THINKS SHE HEARD 6 SHOTS", Weapon::Shown},
    {"HEARD GUNFIRE", Weapon::Shown},
    {"SHOTS HEARD", Weapon::Shown},
    {"HEARD POPS", Weapon::Shown},
    {"SHOOTING", Weapon::Shown},
    {"ACTIVE SHOOTER", Weapon::Shown},
    {"GUNMAN", Weapon::Shown},
    {"MWG", Weapon::Shown},
    {"STABBING", Weapon::Shown},
    {"THERE HAS BEEN A STABBING", Weapon::Shown},
    {"SAW SOMEONE STABBED", Weapon::Shown},
    {"STAB WOUND TO LEG", Weapon::Shown},
    {"SHE HAS BEEN SHOT", Weapon::Shown},
    {"SHOT AT ME", Weapon::Shown},
    {"POINTING IT AT HER", Weapon::Shown},
    {"HE IS POINTING SOMETHING AT HER", Weapon::Shown},
    {"WAVING IT AT PEOPLE", Weapon::Shown},
    {"FINGER ON THE TRIGGER", Weapon::Shown},
    {"BRICK", Weapon::Shown},
    {"HE HAS A BRICK", Weapon::Shown},
    {"GOLF CLUB", Weapon::Shown},
    {"HAS A GOLF CLUB", Weapon::Shown},
    {"LEAD PIPE", Weapon::Shown},
    {"PIPE WRENCH", Weapon::Shown},
    {"SUBJ W/ SHOVEL", Weapon::Shown},
    {"HIT HIM WITH A CHAIR", Weapon::Shown},
    {"HIT HER WITH A CHARGING CORD", Weapon::Shown},
    {"HOLDING SYRINGE TO HER NECK", Weapon::Shown},
    {"POURED GAS ON HIMSELF", Weapon::Shown},
    {"HAS GASOLINE AND LIGHTER", Weapon::Shown},
    {"THREATENING TO BLOW UP THE HOUSE", Weapon::Shown},
    {"TRYING TO RUN HIM OVER", Weapon::Shown},
    {"EXACTO", Weapon::Shown},
    {"LETTER OPENER", Weapon::Shown},
    {"CHAIN SAW", Weapon::Shown},
    {"TEC-9", Weapon::Shown},
    {"COLT 45", Weapon::Shown},
    {"SIG SAUER", Weapon::Shown},
    {"SAWED-OFF", Weapon::Shown},
    {"NINE MILLIMETER", Weapon::Shown},
    {"FORTY CAL", Weapon::Shown},
    {"PACKING A PIECE", Weapon::Shown},
    {"HAS A PIECE ON HIM", Weapon::Shown},
    {"SHARP OBJECT IN HAND", Weapon::Shown},
    {"SOMETHING SHINY IN HIS HAND", Weapon::Shown},
    {"PADLOCK IN A SOCK", Weapon::Shown},
    {"TEM UMA FACA", Weapon::Shown},
    {"ESTA DISPARANDO", Weapon::Shown},
    {"LO APU\xC3\x91"
     "ALARON",
     Weapon::Shown},
    {"PACKING HIS BAGS", Weapon::Silent},
    {"MALE PACKING TO LEAVE", Weapon::Silent},
    {"SHOOTING POOL", Weapon::Silent},
    {"STABBING PAIN IN CHEST", Weapon::Silent},
    {"SHOOTING STARS", Weapon::Silent},
    {"BRICK HOUSE", Weapon::Silent},
    {"LIVES IN A BRICK APT", Weapon::Silent},
    {"AT THE GOLF CLUB", Weapon::Silent},
    {"GOLF CLUB RD", Weapon::Silent},
    {"METAL PIPE IN ROADWAY", Weapon::Silent},
    {"BLOWING UP MY PHONE", Weapon::Silent},
    {"STILETTO HEELS", Weapon::Silent},
    {"HAS A PIECE OF PAPER", Weapon::Silent},
    {"FLU SHOT AT CVS", Weapon::Silent},
    {"GAS LEAK", Weapon::Silent},
    {"SIG OTHER", Weapon::Silent},
    {"HIT A CHAIR", Weapon::Silent},
    // Shown at once, and asked: a stick or a cane is no level 4 before somebody raises it.
    {"STICK IN HAND", Weapon::NotKnown},
    {"MALE IN YARD YELLING AT NOBODY, STICK IN HAND", Weapon::NotKnown},
    {"ELDERLY MALE WITH CANE IN HAND", Weapon::NotKnown},
    {"HOLDING A STICK", Weapon::NotKnown},
    {"SWINGING A STICK AT CARS", Weapon::InHand},
    {"RAISED HIS CANE AT STAFF", Weapon::InHand},
    {"THREATENING NEIGHBOR WITH A STICK", Weapon::InHand},
    {"PIPE IN HAND", Weapon::InHand},
    {"ROCK IN HAND", Weapon::InHand},
    {"BROKEN BOTTLE IN HAND", Weapon::InHand},
    {"BATE EN LA MANO", Weapon::InHand},
    {"CUCHILLO EN LA MANO", Weapon::InHand},
    {"AK", Weapon::Shown},
    {"STRAP ON HIM", Weapon::Shown},
    {"HAS A STRAP", Weapon::Shown},
    {"417 SUBJ", Weapon::Shown},
    {"THROWING BRICKS AT WINDOWS", Weapon::Shown},
    {"THROWING ROCKS AT OFFICERS", Weapon::Shown},
    {"RP HEARD A GUN COCK", Weapon::Shown},
    {"BROKEN BOTTLE TO HIS OWN NECK", Weapon::Shown},
    {"417 ELM ST", Weapon::Silent},
    {"AK PLATES ON RV", Weapon::Silent},
    {"STRAP ON HIS BACKPACK BROKE", Weapon::Silent},
    {"FLAG POLE DOWN", Weapon::Silent},
    {"STICK SHIFT CAR", Weapon::Silent},
    {"BRICK WALL FELL", Weapon::Silent},
    {"THROWING ROCKS AT GEESE", Weapon::Silent},
    {"BEER BOTTLE IN HAND", Weapon::Silent},
    // Hidden, swung, in the words of the street, in Spanish.
    {"SOMETHING UNDER HIS JACKET", Weapon::Shown},
    {"HOLDING A BLACK OBJECT", Weapon::Shown},
    {"BULGE UNDER HIS SHIRT", Weapon::Shown},
    {"HAND IN HIS HOODIE POCKET LIKE HE HAS SOMETHING", Weapon::Shown},
    {"WONT SHOW HIS HANDS", Weapon::Shown},
    {"HANDS HIDDEN", Weapon::Shown},
    {"CANT SEE HIS HANDS", Weapon::Shown},
    {"KEEPS REACHING BEHIND HIS BACK", Weapon::Shown},
    {"REACHING UNDER THE SEAT", Weapon::Shown},
    {"LIFTED HIS SHIRT, SHOWED SOMETHING", Weapon::Shown},
    {"FLASHED A PIECE", Weapon::Shown},
    {"HIDING SOMETHING BEHIND HIS BACK", Weapon::Shown},
    {"WALKING AROUND WITH A SAWZALL", Weapon::Shown},
    {"ANGLE GRINDER, CHASING GUY", Weapon::Shown},
    {"SWINGING A WEED WHACKER AT PEOPLE", Weapon::Shown},
    {"HEDGE CLIPPERS AT HER THROAT", Weapon::Shown},
    {"RAKE, SWINGING AT NEIGHBOR", Weapon::Shown},
    {"SWINGING A BELT", Weapon::Shown},
    {"SWINGING FIRE EXTINGUISHER", Weapon::Shown},
    {"MALE W/ POLE", Weapon::Shown},
    {"MALE W/ A BIG STICK", Weapon::Shown},
    {"FEMALE W/ BROKEN BOTTLE", Weapon::Shown},
    {"SHARP PIECE OF METAL", Weapon::Shown},
    {"PIECE OF GLASS IN HAND", Weapon::Shown},
    {"SYRINGE, THREATENING STAFF", Weapon::Shown},
    {"TASERED ROOMMATE", Weapon::Shown},
    {"CATTLE PROD", Weapon::Shown},
    {"BOX OPENER", Weapon::Shown},
    {"KNUCKS", Weapon::Shown},
    {"TIRE THUMPER", Weapon::Shown},
    {"CROW BAR", Weapon::Shown},
    {"GOT A BURNER", Weapon::Shown},
    {"HAS HEAT ON HIM", Weapon::Shown},
    {"TOOLIE ON HIM", Weapon::Shown},
    {"9 ON HIS HIP", Weapon::Shown},
    {".357 IN GLOVEBOX", Weapon::Shown},
    {"W/ A .38", Weapon::Shown},
    {"PUMP ACTION", Weapon::Shown},
    {"RACKED A ROUND", Weapon::Shown},
    {"LOADING A MAGAZINE", Weapon::Shown},
    {"WEARING BODY ARMOR", Weapon::Shown},
    {"THREW BOILING WATER AT HIM", Weapon::Shown},
    {"LIGHTER AND HAIRSPRAY", Weapon::Shown},
    {"USED HIS CAR TO HIT HER", Weapon::Shown},
    {"SAYS HE'D SHOOT ANYONE WHO COMES IN", Weapon::Shown},
    {"WILL SMOKE HIM", Weapon::Shown},
    {"TRAE UN FIERRO", Weapon::Shown},
    {"TRAE CUETE", Weapon::Shown},
    {"ANDA ARMADO", Weapon::Shown},
    {"ME APUNTO", Weapon::Shown},
    {"CON UN TUBO", Weapon::Shown},
    {"CON UNA BOTELLA ROTA", Weapon::Shown},
    {"TIENE ALGO EN LA MANO", Weapon::Shown},
    {"ALGO DEBAJO DE LA CHAMARRA", Weapon::Shown},
    {"ESCONDE ALGO", Weapon::Shown},
    {"PUNALADAS", Weapon::Shown},
    {"HAND WASHING STATION OUT", Weapon::Silent},
    {"HANDS IN THE AIR AT A CONCERT", Weapon::Silent},
    {"REACHING FOR HER PHONE", Weapon::Silent},
    {"REACHING OUT FOR HELP", Weapon::Silent},
    {"METAL OBJECT IN LANE 2", Weapon::Silent},
    {"OBJECTS FALLING FROM TRUCK", Weapon::Silent},
    {"BROKEN GLASS IN STREET", Weapon::Silent},
    {"PIECE OF METAL IN ROAD", Weapon::Silent},
    {"SOMETHING IN HIS EYE", Weapon::Silent},
    {"WITH A CANE AND A WALKER", Weapon::Silent},
    {"MALE WITH WALKING STICK LOST", Weapon::Silent},
    {"SHOVEL STOLEN FROM SHED", Weapon::Silent},
    {"DRILL AT SCHOOL", Weapon::Silent},
    {"RP SAW HIM AT STORE", Weapon::Silent},
    {"RAKE AND LEAVES LEFT IN ROAD", Weapon::Silent},
    {"FORK IN THE ROAD", Weapon::Silent},
    {"TELEPHONE POLE DOWN", Weapon::Silent},
    {"FISHING POLE STOLEN", Weapon::Silent},
    {"BURNER ON STOVE LEFT ON", Weapon::Silent},
    {"HAS NO HEAT IN APT", Weapon::Silent},
    {"LIT UP STREET LIGHT", Weapon::Silent},
    {"ROOM 22, GUEST UPSET", Weapon::Silent},
    {"HOT WATER HEATER LEAKING", Weapon::Silent},
    {"THREW A PARTY", Weapon::Silent},
    {"VEST STOLEN", Weapon::Silent},
    {"LOADING TRUCK AT NIGHT", Weapon::Silent},
    {"NAIL IN TIRE", Weapon::Silent},
    {"BAR FIGHT AT THE PUB", Weapon::Silent},
    {"CON SU HIJO", Weapon::Silent},
    {"TIENE FRIO", Weapon::Silent},
    {"PERDIO LA LLAVE", Weapon::Silent},
    {"PICO DE GALLO STAND", Weapon::Silent},
    // A caliber as it is written, a nine, and words of the street; each with what it is not.
    {".22", Weapon::Shown},
    {"HE HAS A .45 AND IS MAD", Weapon::InHand},
    {"WALKING AROUND W/ A .38", Weapon::Shown},
    {"DENIES HAVING A .22", Weapon::None},
    {".22 MILES DOWN THE ROAD", Weapon::Silent},
    {"WALKED 0.45 MILES", Weapon::Silent},
    {"BLEW A .22", Weapon::Silent},
    {"BAC .38", Weapon::Silent},
    {"CARRYING A 9", Weapon::Shown},
    {"HAS A 9 AND IS YELLING", Weapon::Shown},
    {"9 PEOPLE IN THE CAR", Weapon::Silent},
    {"WITH A 9 YR OLD", Weapon::Silent},
    {"HAS A 9 OCLOCK APPT", Weapon::Silent},
    {"HAS A 45 INCH TV", Weapon::Silent},
    {"STRAPPED FOR CASH", Weapon::Silent},
    {"STRAPPED INTO THE CAR SEAT", Weapon::Silent},
    {"HAS A BLICK", Weapon::Shown},
    {"BLICK ST", Weapon::Silent},
    {"BLCK SUV", Weapon::Silent},
    {"HOLDING A POLE", Weapon::Shown},
    {"HOLDING A FISHING POLE", Weapon::Silent},
    {"HOLDING ONTO A POLE", Weapon::Silent},
    {"CARRYING A CHOPPER", Weapon::Shown},
    {"POLICE CHOPPER OVERHEAD", Weapon::Silent},
    {"HELICOPTER", Weapon::Silent},
    {"ME QUIERE PICAR", Weapon::Shown},
    {"LO QUIERE PICAR", Weapon::Shown},
    {"DICE QUE VA A PICARLO", Weapon::Shown},
    {"QUIERE PICAR CEBOLLA", Weapon::Silent},
    {"ME VA A PICAR UNA ABEJA", Weapon::Silent},
    {"A BLACK OBJECT IN HIS HAND", Weapon::Shown},
    {"A BLACK OBJECT IN THE ROAD", Weapon::Silent},
    {"SOMETHING UNDER HIS CAR", Weapon::Silent},
    {"SAWZALL STOLEN FROM GARAGE", Weapon::Silent},
};

// The suggested value, or nothing.
std::string weaponOf(const std::string& note)
{
    for (const auto& fact : advise(shippedCues(), note).facts) {
        if (fact.fact == Fact::Weapon)
            return printFactAnswer(fact.answer);
    }
    return {};
}

bool isRight(Weapon wanted, const std::string& given)
{
    switch (wanted) {
    case Weapon::Silent:
        return given.empty();
    case Weapon::NotLoud:
        return given.empty() || given == "unknown";
    case Weapon::None:
        return given == "none";
    case Weapon::NotKnown:
        return given == "unknown";
    case Weapon::Shown:
        return !given.empty() && given != "none";
    case Weapon::WithinReach:
        return given == "within_reach";
    case Weapon::InHand:
        return given == "in_hand" || given == "used";
    }
    return false;
}

} // namespace

class TestWeaponWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWeaponInTheTextIsReadAsWhatItIs_data()
    {
        QTest::addColumn<QString>("note");
        QTest::addColumn<int>("weapon");
        for (const auto& line : kWeaponLines)
            QTest::newRow(line.note)
                << QString::fromUtf8(line.note) << static_cast<int>(line.weapon);
    }

    void aWeaponInTheTextIsReadAsWhatItIs()
    {
        QFETCH(QString, note);
        QFETCH(int, weapon);
        const std::string given = weaponOf(note.toStdString());
        QVERIFY2(isRight(static_cast<Weapon>(weapon), given),
                 given.empty() ? "nothing is suggested" : given.c_str());
    }

    // Small letters and a plain sentence around it change nothing.
    void caseAndTheRestOfTheNoteHideNoWeapon()
    {
        for (const auto& line : kWeaponLines) {
            if (line.weapon < Weapon::NotKnown)
                continue;
            const std::string note = "Rp calling about her neighbor. " + toLower(line.note) +
                                     ". Blue house on the left.";
            const std::string given = weaponOf(note);
            QVERIFY2(!given.empty() && given != "none", note.c_str());
        }
    }

    // Pasted from a message: without width, with accents apart, wide, as a picture, beside a sign.
    void whatIsPastedHidesNoWeapon()
    {
        const std::vector<const char*> notes{
            "he has a kn\xE2\x80\x8Bife", // zero-width space
            "he has a kni\xC2\xAD"
            "fe",                                            // soft hyphen
            "tiene un cuchi\xCC\x81llo",                     // combining accent
            "he has a \xEF\xBD\x87\xEF\xBD\x95\xEF\xBD\x8E", // gun, wide letters
            "\xEF\xBB\xBFgun",                               // byte order mark
            "he is here \xF0\x9F\x94\xAA help",              // knife
            "\xF0\x9F\x94\xAB\xEF\xB8\x8F",                  // pistol, with its variant
            "gun\xF0\x9F\x98\xB1",                           // a face behind it
            "\xE3\x85\x8Bknife",                             // another script before it
            "room 3\xE2\x86\x92knife",                       // an arrow
        };
        for (const char* note : notes) {
            const std::string given = weaponOf(note);
            QVERIFY2(!given.empty() && given != "none", note);
        }
        for (const char* note : {"\xF0\x9F\x98\xB1", "caf\xC3\xA9", "\xE2\x80\x8B", "\xF0\x9F",
                                 "\xE3\x85", "ni\xCC\x83o"})
            QVERIFY2(weaponOf(note).empty(), note);
        // What was read is named where it stands.
        const Advice advice = advise(shippedCues(), "has a \xF0\x9F\x94\xAA");
        QVERIFY(!advice.facts.empty() && !advice.facts[0].spans.empty());
    }

    void anotherThingByThatNameIsListedAsNotCounted()
    {
        const Advice advice = advise(shippedCues(), "holding a glue gun and a knife");
        QCOMPARE(advice.suppressed.size(), std::size_t{1});
        QCOMPARE(advice.suppressed[0].text, std::string("gun"));
        QCOMPARE(advice.suppressed[0].why, std::string("another thing by that name"));
        QCOMPARE(weaponOf("holding a glue gun and a knife"), std::string("in_hand"));
    }

    // A sign that says "no weapons seen" trains people to overlook the sign; and it is no "none":
    // who looked may not have seen one. The question stays unasked.
    void thatNobodySawOneIsNoSignAndNoAnswer()
    {
        const Advice advice = advise(shippedCues(), "no weapons seen");
        QVERIFY(advice.facts.empty());
        QVERIFY(!advice.suppressed.empty());
        for (const auto& span : advice.suppressed)
            QCOMPARE(span.why, std::string("nobody saw one"));
    }

    // The board has room for the first words: those of the one that was seen.
    void whatWasSeenIsQuotedBeforeWhatWasNot()
    {
        for (const char* note : {"no gun seen, knife seen", "knife seen, no gun seen"}) {
            for (const SuggestedFact& fact : advise(shippedCues(), note).facts) {
                if (fact.fact == Fact::Weapon)
                    QCOMPARE(fact.spans.at(0).text, std::string("knife"));
            }
        }
    }

    void notKnownWhetherThereIsOneShowsItsWords()
    {
        const Advice advice = advise(shippedCues(), "unk if he has a firearm");
        QCOMPARE(advice.facts.size(), std::size_t{2}); // and that a third party calls
        QVERIFY(advice.facts[0].fact == Fact::Weapon);
        QVERIFY(!advice.facts[0].spans.empty());
        QVERIFY(advice.suppressed.empty());
    }
};

HAVEN_TESTS(TestWeaponWords)
#include "tst_weapon_words.moc"
