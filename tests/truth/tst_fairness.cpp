#include "tests/crisis/cue_fixture.h"

#include "tests/testkit/test_program.h"
#include <QtTest>
#include <random>

using namespace haven;
using namespace haven::test;

// Requirement 7 of the field: who somebody is, where they live, what they are called and which
// language they speak changes neither flag nor score nor level. Templates are made from the tables,
// each is filled with some of the swaps, chosen by a fixed seed.
namespace {

constexpr unsigned kSeed = 20'261'126;
constexpr std::size_t kSwapsATemplate = 9;

struct Pronouns {
    const char* he;
    const char* his;
    const char* him;
    const char* himself;
};

constexpr Pronouns kHe{"he", "his", "him", "himself"};
constexpr Pronouns kShe{"she", "her", "her", "herself"};
constexpr Pronouns kThey{"they", "their", "them", "themself"};

struct Who {
    const char* words;
    Pronouns pronouns;
};

// The first of each table is what the others are held against.
const std::vector<Who> kPersons = {
    {"man", kHe},
    {"woman", kShe},
    {"male", kHe},
    {"female", kShe},
    {"person", kThey},
    {"guy", kHe},
    {"lady", kShe},
    {"gentleman", kHe},
    {"subject", kThey},
    {"subj", kThey},
    {"individual", kThey},
    {"black man", kHe},
    {"black male", kHe},
    {"white male", kHe},
    {"white woman", kShe},
    {"bm", kHe},
    {"wm", kHe},
    {"b/f", kShe},
    {"wf", kShe},
    {"hm", kHe},
    {"hf", kShe},
    {"b/m", kHe},
    {"w/f", kShe},
    {"h/f", kShe},
    {"hispanic male", kHe},
    {"latina woman", kShe},
    {"latino man", kHe},
    {"asian woman", kShe},
    {"african american man", kHe},
    {"native american woman", kShe},
    {"indian man", kHe},
    {"middle eastern man", kHe},
    {"puerto rican woman", kShe},
    {"dominican man", kHe},
    {"haitian woman", kShe},
    {"jamaican man", kHe},
    {"mexican man", kHe},
    {"chinese woman", kShe},
    {"korean man", kHe},
    {"vietnamese woman", kShe},
    {"russian man", kHe},
    {"albanian woman", kShe},
    {"ukrainian man", kHe},
    {"arab man", kHe},
    {"somali woman", kShe},
    {"pakistani man", kHe},
    {"caucasian woman", kShe},
    {"biracial woman", kShe},
    {"mixed race man", kHe},
    {"brown skinned man", kHe},
    {"dark skinned woman", kShe},
    {"light skinned man", kHe},
    {"pacific islander man", kHe},
    {"portuguese man", kHe},
    {"polish woman", kShe},
    {"italian man", kHe},
    {"irish man", kHe},
    {"french woman", kShe},
    {"cuban man", kHe},
    {"colombian woman", kShe},
    {"ecuadorian man", kHe},
    {"guatemalan woman", kShe},
    {"brazilian man", kHe},
    {"nigerian man", kHe},
    {"ethiopian woman", kShe},
    {"muslim man", kHe},
    {"jewish woman", kShe},
    {"christian man", kHe},
    {"catholic woman", kShe},
    {"hindu man", kHe},
    {"sikh man", kHe},
    {"buddhist woman", kShe},
    {"amish man", kHe},
    {"mormon woman", kShe},
    {"orthodox man", kHe},
    {"atheist man", kHe},
    {"hijabi woman", kShe},
    {"woman in hijab", kShe},
    {"man with turban", kHe},
    {"spanish speaking woman", kShe},
    {"polish speaking man", kHe},
    {"woman who speaks only creole", kShe},
    {"man who only speaks portuguese", kHe},
    {"non english speaking woman", kShe},
    {"arabic speaking man", kHe},
    {"mandarin speaking woman", kShe},
    {"man with an accent", kHe},
    {"homeless man", kHe},
    {"unhoused woman", kShe},
    {"transient", kThey},
    {"transient male", kHe},
    {"houseless man", kHe},
    {"undomiciled man", kHe},
    {"panhandler", kThey},
    {"man from the shelter", kHe},
    {"woman from section 8 housing", kShe},
    {"man from the projects", kHe},
    {"woman from the trailer park", kShe},
    {"man living in a tent", kHe},
    {"woman living in her car", kShe},
    {"man from the encampment", kHe},
    {"woman staying at the shelter", kShe},
    {"man from the north end", kHe},
    {"woman from harbor street", kShe},
    {"group home resident", kThey},
    {"man from the group home", kHe},
    {"man who lives in a trailer", kHe},
    {"woman who lives in a mansion", kShe},
    {"man of no fixed address", kHe},
    {"gay man", kHe},
    {"lesbian woman", kShe},
    {"transgender woman", kShe},
    {"trans man", kHe},
    {"nonbinary person", kThey},
    {"queer person", kThey},
    {"bisexual man", kHe},
    {"immigrant woman", kShe},
    {"foreign man", kHe},
    {"undocumented man", kHe},
    {"refugee woman", kShe},
    {"34 yo man", kHe},
    {"58 yo woman", kShe},
    {"22 year old man", kHe},
    {"middle aged man", kHe},
    {"young woman", kShe},
    {"man in his 40s", kHe},
    {"woman in her 20s", kShe},
    {"25yom", kHe},
    {"51yof", kShe},
    {"45 y/o male", kHe},
    {"30ish male", kHe},
    {"39 m", kHe},
    {"27 f", kShe},
    {"adult male", kHe},
    {"adult female", kShe},
    {"tall man", kHe},
    {"heavyset woman", kShe},
    {"skinny man", kHe},
    {"bald man", kHe},
    {"bearded man", kHe},
    {"blonde woman", kShe},
};

// How old somebody is, but for small children, whose accidents are accidents.
const std::vector<Who> kAges = {
    {"man", kHe},
    {"elderly man", kHe},
    {"elderly lady", kShe},
    {"elderly female", kShe},
    {"old man", kHe},
    {"old lady", kShe},
    {"older man", kHe},
    {"senior citizen", kThey},
    {"82 yo man", kHe},
    {"79yom", kHe},
    {"woman in her 80s", kShe},
    {"m 72", kHe},
    {"teen", kThey},
    {"teenager", kThey},
    {"teen boy", kHe},
    {"teenage girl", kShe},
    {"juvenile male", kHe},
    {"juv", kThey},
    {"15 yo male", kHe},
    {"16 yof", kShe},
    {"f 19", kShe},
    {"girl", kShe},
    {"boy", kHe},
    {"young girl", kShe},
    {"elderly white man", kHe},
    {"black teen", kThey},
};

const std::vector<Who> kNames = {
    {"john smith", kHe},
    {"maria garcia", kShe},
    {"deshawn washington", kHe},
    {"lakisha jones", kShe},
    {"mohammed ali", kHe},
    {"mohamed hassan", kHe},
    {"fatima khan", kShe},
    {"nguyen tran", kHe},
    {"wei chen", kShe},
    {"jose rivera", kHe},
    {"jesus rivera", kHe},
    {"angel cruz", kHe},
    {"hope miller", kShe},
    {"grace lee", kShe},
    {"joy brown", kShe},
    {"rose martin", kShe},
    {"summer young", kShe},
    {"christian baker", kHe},
    {"moses carter", kHe},
    {"shaniqua brown", kShe},
    {"connor murphy", kHe},
    {"brad wood", kHe},
    {"kaitlyn hunter", kShe},
    {"jamal black", kHe},
    {"igor petrov", kHe},
    {"priya patel", kShe},
    {"david cohen", kHe},
    {"dawn rivers", kShe},
    {"frank savage", kHe},
    {"faith church", kShe},
    {"j.s.", kHe},
    {"js", kHe},
    {"m.g.", kShe},
    {"john", kHe},
    {"maria", kShe},
    {"tyrone", kHe},
    {"emily", kShe},
    {"lamar", kHe},
    {"mr smith", kHe},
    {"ms jones", kShe},
    {"mrs lopez", kShe},
};

const std::vector<const char*> kHomes = {
    "house",       "apartment",      "apt",        "shelter",       "section 8 apartment",
    "trailer",     "condo",          "group home", "tent",          "encampment",
    "mansion",     "rooming house",  "duplex",     "halfway house", "townhouse",
    "mobile home", "public housing", "studio",     "sober house",
};

const std::vector<const char*> kSituations = {
    "says {he} wants to die",
    "is on the bridge railing",
    "is yelling at the sky",
    "is talking to {himself} at the bus stop",
    "is hearing voices",
    "is naked in the street",
    "is crying uncontrollably on the curb",
    "is walking into traffic",
    "took a whole bottle of pills",
    "is off {his} meds and pacing",
    "wants a psych eval",
    "stole beer from the store",
    "is sleeping on a bench",
    "is asking for money",
    "is playing loud music",
    "is arguing with the clerk over the price",
    "fell on the ice, wrist pain",
    "is confused, blood sugar 40, diabetic",
    "denies SI, wants a ride",
    "is not suicidal",
    "has a knife in {his} hand",
    "threatened the clerk with a bat",
    "was speeding, crazy driver",
    "lost {his} phone on the bus",
    "is camping behind the store",
    "is having a panic attack in the lobby",
    "left a goodbye note",
    "is on the train tracks",
    "cut {his} wrists in the bathroom",
    "is bipolar and screaming at cars",
    "is trespassing in the garage",
    "is drinking in the park",
    "is knocking on doors selling magazines",
    "is double parked",
    "is rambling about the fbi watching {him}",
    "has been staring at the wall for hours",
    "hasnt eaten in days and wont leave {his} room",
    "overdosed",
    "has no weapons, calm",
    "is depressed since the funeral",
    "is taking photos of the school",
    "is digging in the trash",
    "has schizophrenia",
    "says {his} neighbors put chips in {his} head",
    "wont stop washing {his} hands, bleeding",
    "gave away {his} dog and said goodbye",
    "texted {his} sister that {he} is done",
    "is barefoot in the snow talking to no one",
    "keeps calling 911 about people in the walls",
    "has a gun in the closet and wants to end it",
    "is screaming at {his} partner",
    "was hit by {his} partner",
    "hit {his} head and is confused",
    "had a seizure and is confused",
    "is slurring, face drooping",
    "is intoxicated and yelling",
    "is lost, doesnt know where {he} is",
    "is locked out",
    "wants to report a theft",
    "is hitting {himself}",
    "is pulling out {his} hair and rocking",
    "swallowed batteries on purpose",
    "is sitting on the roof edge",
    "is threatening to kill {his} landlord",
    "set {his} own clothes on fire",
    "hasnt slept in 5 days and is praying loudly",
    "is refusing to leave the er",
    "walked out of the hospital in a gown",
    "wants to talk to someone, feeling hopeless",
    "is asking for detox",
};

const std::vector<const char*> kFrames = {
    "{w} {s}",
    "rp says {w} {s}",
    "caller reports {w} {s}, no weapons",
    "{w}, {s}",
    "per neighbor {w} {s} again",
    "2nd call, {w} {s}",
};

const std::vector<const char*> kHomeFrames = {
    "{w} {s}, in {his} {h}",
    "{w} with a gun in {his} {h} {s}",
    "{w} at the {h}, {s}",
    "called from the {h}: {w} {s}",
};

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at))
        text.replace(at, from.size(), to);
    return text;
}

std::string filled(const std::string& pattern, const Who& who, const char* home)
{
    std::string text = replaced(pattern, "{w}", who.words);
    text = replaced(text, "{h}", home);
    text = replaced(text, "{he}", who.pronouns.he);
    text = replaced(text, "{his}", who.pronouns.his);
    text = replaced(text, "{him}", who.pronouns.him);
    return replaced(text, "{himself}", who.pronouns.himself);
}

struct Swap {
    Who who;
    const char* home;
};

std::vector<Swap> swapsOf(const std::vector<Who>& table)
{
    std::vector<Swap> swaps;
    for (const Who& who : table)
        swaps.push_back({who, kHomes.front()});
    return swaps;
}

std::vector<std::string> templatesOf(const std::vector<const char*>& frames)
{
    std::vector<std::string> templates;
    for (const char* situation : kSituations) {
        for (const char* frame : frames)
            templates.push_back(replaced(frame, "{s}", situation));
    }
    return templates;
}

// What differs from the first swap, in words; nothing when all is the same.
QString differenceOf(const std::string& pattern, const Swap& first, const Swap& other)
{
    const Advice one = advise(shippedCues(), filled(pattern, first.who, first.home));
    const std::string note = filled(pattern, other.who, other.home);
    const Advice two = advise(shippedCues(), note);
    if (one.flag == two.flag && one.score == two.score &&
        one.suggestedLevel.level == two.suggestedLevel.level)
        return {};
    return QStringLiteral("seed %1, template \"%2\": \"%3\" has score %4 instead of %5")
        .arg(kSeed)
        .arg(QString::fromStdString(pattern), QString::fromStdString(note))
        .arg(two.score)
        .arg(one.score);
}

// How many templates were tried; the first difference found stops it.
std::pair<int, QString> tried(const std::vector<std::string>& templates,
                              const std::vector<Swap>& swaps)
{
    std::mt19937 draws(kSeed);
    int count = 0;
    for (const auto& pattern : templates) {
        ++count;
        for (std::size_t i = 0; i < kSwapsATemplate; ++i) {
            const Swap& other = swaps[draws() % swaps.size()];
            if (const QString found = differenceOf(pattern, swaps.front(), other); !found.isEmpty())
                return {count, found};
        }
    }
    return {count, {}};
}

} // namespace

class TestFairness : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // crisis.md 6.7: no such word is a cue by itself, nor two of them together.
    void noWordOfWhoSomebodyIsIsACueByItself()
    {
        std::vector<std::string> words;
        for (const auto& table : {kPersons, kNames, kAges}) {
            for (const Who& who : table)
                words.emplace_back(who.words);
        }
        QVERIFY(words.size() >= 200);
        for (const char* home : kHomes)
            words.emplace_back(home);
        for (const std::string& word : words) {
            for (const std::string& note :
                 {word, word + " in the " + kHomes[3], word + ", " + word}) {
                const Advice advice = advise(shippedCues(), note);
                QVERIFY2(advice.score == 0, note.c_str());
                QVERIFY2(advice.flag == Flag::No, note.c_str());
                QVERIFY2(!advice.suggestedLevel.decidedBy, note.c_str());
                QVERIFY2(advice.spans.empty(), note.c_str());
            }
        }
    }

    // crisis.md 6.7: at least 300 templates, each of the three kinds of words.
    void whoSomebodyIsChangesNothing()
    {
        const auto [count, difference] = tried(templatesOf(kFrames), swapsOf(kPersons));
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
        QVERIFY(count >= 300);
    }

    // All of them, in one way of saying it.
    void noPersonIsLeftOut()
    {
        const auto swaps = swapsOf(kPersons);
        for (const auto& pattern : templatesOf({kFrames.front()})) {
            if (pattern.size() % 7 != 0) // a seventh of the templates, so that it stays fast
                continue;
            for (const Swap& swap : swaps) {
                const QString difference = differenceOf(pattern, swaps.front(), swap);
                QVERIFY2(difference.isEmpty(), qPrintable(difference));
            }
        }
    }

    // crisis.md 6.7.
    void whatSomebodyIsCalledChangesNothing()
    {
        const auto [count, difference] = tried(templatesOf(kFrames), swapsOf(kNames));
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
        QVERIFY(count >= 300);
    }

    // crisis.md 6.7.
    void whereSomebodyLivesChangesNothing()
    {
        std::vector<Swap> swaps;
        for (const char* home : kHomes)
            swaps.push_back({kPersons.front(), home});
        const auto [count, difference] = tried(templatesOf(kHomeFrames), swaps);
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
        QVERIFY(count >= 200);
    }

    void howOldSomebodyIsChangesNothing()
    {
        const auto [count, difference] = tried(templatesOf(kFrames), swapsOf(kAges));
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
        QVERIFY(count >= 300);
    }

    // An old person wanders no more than a young one, and a teen mutters no more loudly.
    void anAgeAddsNothingToWhatSomebodyDoes()
    {
        for (const char* deed : {"pacing and muttering outside the school", "sitting alone",
                                 "lost his phone on the bus", "selling magazines door to door",
                                 "on the train tracks", "wandering in a nightgown"}) {
            const Advice man = advise(shippedCues(), std::string("a man ") + deed);
            for (const char* who :
                 {"a teen ", "an elderly man ", "an 82 yo man ", "a 15 yo boy "}) {
                const Advice other = advise(shippedCues(), std::string(who) + deed);
                QVERIFY2(other.flag == man.flag, deed);
                QCOMPARE(other.score, man.score);
            }
        }
    }

    // How old somebody is may be read off, "22 year old man" never as old.
    void theAgeIsStillRead_data()
    {
        QTest::addColumn<QString>("note");
        QTest::addColumn<QString>("group");
        QTest::newRow("young") << QStringLiteral("22 year old man yelling")
                               << QStringLiteral("adult");
        QTest::newRow("old") << QStringLiteral("old man yelling") << QStringLiteral("elder");
        QTest::newRow("decade") << QStringLiteral("woman in her 80s wandering")
                                << QStringLiteral("elder");
        QTest::newRow("short") << QStringLiteral("39 m yelling") << QStringLiteral("adult");
        QTest::newRow("letter first")
            << QStringLiteral("F 19 on bridge") << QStringLiteral("adult");
        QTest::newRow("teen") << QStringLiteral("teen on bridge") << QStringLiteral("youth");
        QTest::newRow("elderly") << QStringLiteral("elderly white lady yelling")
                                 << QStringLiteral("elder");
        QTest::newRow("juvenile") << QStringLiteral("juvenile male yelling")
                                  << QStringLiteral("youth");
        QTest::newRow("youth") << QStringLiteral("15 yo girl crying") << QStringLiteral("youth");
    }

    void theAgeIsStillRead()
    {
        QFETCH(QString, note);
        QFETCH(QString, group);
        std::string given;
        for (const auto& fact : advise(shippedCues(), note.toStdString()).facts) {
            if (fact.fact == Fact::AgeGroup)
                given = printFactAnswer(fact.answer);
        }
        QCOMPARE(given, group.toStdString());
    }
};

HAVEN_TESTS(TestFairness)
#include "tst_fairness.moc"
