#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QtTest>

// What havenctl tells of a restricted incident to plain reading, and to a dispatcher, who is shown
// its title alone: a word is planted in everything that can be written of one, and looked for in
// every verb. DESIGN section 4.
using namespace haven;
using namespace haven::test;

namespace {

constexpr const char* kSecret = "zebra";
constexpr int kMisused = 2; // the exit code of a line that is no line of the verb

const char* const kPlantedByDesk[] = {
    "on 3A12 beat 1 officers Diaz",
    "on 5A22 officers Moss",
    "new MNTL @\"9 Zebra Ln\" p2 tel 8605550199 ! zebra says he has a knife",
    "n 01 zebra is still there",
    "per 01 patient Zebra Ruiz tel 8605550188 looks zebra coat",
    "veh 01 suspect ZEBRA1 state CT looks zebra van",
    "cau 01 weapon from zebra zebra",
    "cf 01 # 1 name Zebra",
    "need 01 deaf,sign zebra",
    "aid 01 tow Zebra Towing by phone ! zebra on a flatbed",
    "flag 01 yes zebra",
    "lvl 01 3 zebra",
    "clin 01 zebra",
    "d 3A12 01",
    "os 3A12",
    "rc 01 zebra sits down",
    "tr 3A12 Zebra Hospital",
    "st 3A12 hospital @\"1 Zebra St\" zebra waits there",
    "chk 3A12 zebra talks",
    "ran 3A12 person hit Zebra Ruiz",
    "air East for 3A12 zebra runs",
    "major 01 zebra fire",
    "role 01 command Zebra",
    "goal 01 clear the zebra house",
    "dp 01 ems p2 zebra",
    "rp 01 not_decided zebra",
    "item 01 children zebra",
    "mr 01 child due zebra",
    "ho 01 Zebra 555 0100",
    "ali 01 wph2 @\"41.28,-72.52\" radius 40 src rebid by zebra",
    "int 01 asked lang Spanish by zebra",
    "txt 01 c: zebra is here",
    "pa 01 company Zebra code zebra",
    "fc 01 hands by Zebra",
    "emd 01 transferred zebra",
    "req 01 condition zebra",
    "new WELFARE @\"11 Zebra St\" p3 ! zebra again",
    "join 02 01 zebra",
    "new NOISE @\"1 Elm St\"",
    "link 03 01",
};
const char* const kPlantedByClinician[] = {
    "hp 01 medicines zebra",
    "oc 01 seen zebra",
    "fu 01 24 zebra",
    "con 01 written to \"Zebra House\" zebra",
    "ref 01 offered to \"Zebra House\"",
};

// Every verb that reads, each of its forms; "%" is the station.
const char* const kReadLines[] = {
    "station info %",
    "board --station %",
    "board --station % --json",
    "board --station % --unverified",
    "board --station % --unverified --json",
    "board --station % --format tsv",
    "board --station % --format tsv --units",
    "board --station % --format markdown",
    "board --station % --format geojson",
    "board --station % --format geojson --units",
    "recommend --station % 01",
    "recommend --station % 03",
    "recommend --station % 03 --json",
    "response --station % 01",
    "unmet --station %",
    "unmet --station % --format csv",
    "requests --station % --all",
    "requests --station % --all --json",
    "requests --station % --incident 01",
    "rotation list --station %",
    "rotation report --station %",
    "near --station % 41.28,-72.52",
    "notes 01 --station %",
    "log --station %",
    "log --station % --format csv",
    "log --station % --format json",
    "log --station % --incident 01",
    "log --station % --incident 02",
    "log --station % --unit 3A12",
    "log --station % --for foi",
    "log --station % --for press",
    "log --station % --for court",
    "checklist --station % --incident 01",
    "checklist --station % --incident 01 --format json",
    "checklist --station % --incident 02",
    "care 01 --station % --reason audit",
    "care plans --station % --reason audit",
    "followups --station %",
    "followups --station % --reason audit",
    "instruments read 01 --station % --reason audit",
    "worksheet 01 request --station % --reason audit",
    "worksheet 01 certificate --station % --reason audit",
    "summary --station %",
    "summary --station % --json",
    "reports --station %",
    "calls --station %",
    "calls --station % --json",
    "brief --station %",
    "brief --station % --json",
    "room scheduled --station %",
    "room watches --station %",
    "room passon --station %",
    "room messages --station %",
    "room storms --station %",
    "room groups --station %",
    "timers --station %",
    "timers --station % --json",
    "alarms --station %",
    "alarms --station % --json",
    "bolo list --station %",
    "bolo match --station % ZEBRA1",
    "checks --station %",
    "checks --station % --json",
    "numbers --station %",
    "numbers --station % --json",
    "search --station % knife",
    "search --station % Ruiz --json",
    "verify --station %",
    "directory find --station %",
    "feed list --station %",
    "map list --station %",
    "geo find --station % Elm",
    "protocol list --station %",
    "retention list --station %",
    "retention due --station %",
    "remove list --station %",
    "backup list --station %",
    "hold list --station %",
    "about --station % --person Ruiz --for internal --reason audit",
    "looked --station % --reason audit",
    "looked --station % --reason audit --json",
};

// Verbs that read no record of an incident, or do something by lines that are tried elsewhere.
const char* const kNotReading[] = {"account", "do",      "rebuild", "flag",     "import", "keys",
                                   "layout",  "profile", "replay",  "runcards", "help"};

// Lines of the dispatcher on it, none of which says the word itself.
const char* const kLaterLines[] = {
    "n 01 he is back",
    "aid 01 1 accepted",
    "d 5A22 01",
    "chk 3A12",
    "x 01 DONE",
    "undo",
    "step 01 done",
    "int 01 connected",
    "cb 01 reached",
    "ns 01 off_hours",
    "fc 01 none",
    "rp 01 not_needed all calm",
    "ho 01 accepted",
    "hc 3A12 yes",
    "role 01 safety Moss",
    "met 01 1 done",
    "mr 01 child made by Moss",
    "split 02 by mistake",
    "per 01 1 looks tall",
    "cl 3A12 DONE",
};

bool tells(const QByteArray& text)
{
    return text.toLower().contains(kSecret);
}

QStringList lineOf(const char* line, const QString& station)
{
    QStringList words = QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
    words.replaceInStrings(QStringLiteral("%"), station);
    return words;
}

template <std::size_t Count>
QStringList allOf(const char* const (&lines)[Count])
{
    QStringList all;
    for (const char* line : lines)
        all << QString::fromUtf8(line);
    return all;
}

} // namespace

class tst_CtlRestricted : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_station.reset(); }
    void everyVerbIsLookedThrough();
    void noVerbTellsOfIt_data();
    void noVerbTellsOfIt();
    void nothingOfItIsOnPaper();
    void noReplyTellsOfIt();

private:
    Ran doAs(const char* agent, const QStringList& lines) const
    {
        return ctl(QStringList{QStringLiteral("do"), QStringLiteral("--station"), m_station->path(),
                               QStringLiteral("--as"), QString::fromUtf8(agent),
                               QStringLiteral("--")} +
                   lines);
    }
    void plant(const char* agent, const QStringList& lines) const
    {
        const Ran ran = doAs(agent, lines);
        QVERIFY2(ran.code == 0, (ran.out + ran.err).constData());
    }

    std::unique_ptr<CtlStation> m_station;
};

void tst_CtlRestricted::initTestCase()
{
    m_station = std::make_unique<CtlStation>();
    const QString station = m_station->path();
    const Ran added =
        ctl(lineOf("account add boss --roles Supervisor --name Lindqvist --station % --as admin",
                   station),
            kTestPassword, kTestPassword);
    QVERIFY2(added.code == 0, added.err.constData());
    const Ran less =
        ctl(lineOf("account roles dispatcher Dispatcher --station % --as admin", station));
    QVERIFY2(less.code == 0, less.err.constData());
    plant("dispatcher", allOf(kPlantedByDesk));
    plant("clinician", allOf(kPlantedByClinician));
    // Before, it is told, or the test would look for nothing.
    QVERIFY(tells(m_station->verb(QStringLiteral("board")).out));
    plant("boss", {QStringLiteral("hide 01 zebra works here")});
}

void tst_CtlRestricted::everyVerbIsLookedThrough()
{
    QSet<QByteArray> tried;
    for (const char* verb : kNotReading)
        tried.insert(verb);
    for (const char* line : kReadLines)
        tried.insert(QByteArray(line).split(' ').first());
    const Ran help = ctl({QStringLiteral("help")});
    const QByteArray start = "  havenctl ";
    for (const QByteArray& line : help.lines()) {
        if (!line.startsWith(start))
            continue;
        const QByteArray verb = line.mid(start.size()).split(' ').first().trimmed();
        QVERIFY2(tried.contains(verb), verb.constData());
    }
}

void tst_CtlRestricted::noVerbTellsOfIt_data()
{
    QTest::addColumn<QString>("line");
    for (const char* line : kReadLines)
        QTest::newRow(line) << QString::fromUtf8(line);
}

void tst_CtlRestricted::noVerbTellsOfIt()
{
    QFETCH(QString, line);
    bool isTaken = false;
    // An administrator answers for the record, and sees the title alone as well.
    for (const char* agent : {"", "dispatcher", "admin"}) {
        QStringList words = lineOf(line.toUtf8().constData(), m_station->path());
        if (*agent != '\0')
            words += {QStringLiteral("--as"), QString::fromUtf8(agent)};
        const Ran ran = ctl(words);
        QVERIFY2(!tells(ran.out) && !tells(ran.err),
                 (QByteArray(agent) + ": " + ran.out + ran.err).constData());
        isTaken = isTaken || ran.code != kMisused;
    }
    QVERIFY2(isTaken, "nobody can say it so, and nothing was looked through");
}

void tst_CtlRestricted::nothingOfItIsOnPaper()
{
    QTemporaryDir folder;
    const Ran cards =
        m_station->verb(QStringLiteral("runcards"),
                        {QStringLiteral("--out"), folder.filePath(QStringLiteral("cards"))});
    QVERIFY2(cards.code == 0, cards.err.constData());
    const Ran brief =
        m_station->verb(QStringLiteral("brief"),
                        {QStringLiteral("--out"), folder.filePath(QStringLiteral("brief.txt"))});
    QVERIFY2(brief.code == 0, brief.err.constData());
    QDirIterator files(folder.path(), {QStringLiteral("*.txt")}, QDir::Files,
                       QDirIterator::Subdirectories);
    int read = 0;
    while (files.hasNext()) {
        const QByteArray text = bytesOfFile(files.next());
        QVERIFY2(!tells(text), text.constData());
        // What is due there says what it is about.
        QVERIFY2(!text.contains("re-check"), text.constData());
        ++read;
    }
    QCOMPARE(read, 2);
}

// The last one: it changes what the others read.
void tst_CtlRestricted::noReplyTellsOfIt()
{
    for (const char* line : kLaterLines) {
        const Ran ran = doAs("dispatcher", {QString::fromUtf8(line)});
        QVERIFY2(!tells(ran.out) && !tells(ran.err),
                 (QByteArray(line) + ": " + ran.out + ran.err).constData());
    }
}

HAVEN_TESTS(tst_CtlRestricted)
#include "tst_ctl_restricted.moc"
