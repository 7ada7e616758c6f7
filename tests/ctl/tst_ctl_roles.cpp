#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

#include <array>
#include <map>

// Role x verb of havenctl: who is told what. The matrix of commands is tests/dispatch/
// tst_role_table, that of questions, exports and pages tests/session/tst_role_views. A word is
// planted in each kind of record; the letters say who may read it: Dispatcher, Clinician,
// Supervisor, Administrator, and - for nobody in particular.
using namespace haven;
using namespace haven::test;

namespace {

// What a new verb tells whom has to be said here.
enum class Reads {
    ByRole,     // asks who somebody is, or tells more to whom it knows: a row of kRows each
    OpenPolice, // open and police alone, to everybody; those of incidents are in tst_ctl_care
    Act,        // does something, by the rules of the role table, as whoever signs on
    NoStation,  // of files, keys and texts; no record is in it
};

const std::map<QByteArray, Reads>& verbsKnown()
{
    static const std::map<QByteArray, Reads> known = {
        {"station", Reads::OpenPolice},
        {"account", Reads::Act},
        {"do", Reads::Act},
        {"board", Reads::OpenPolice},
        {"recommend", Reads::OpenPolice},
        {"response", Reads::OpenPolice},
        {"unmet", Reads::OpenPolice},
        {"requests", Reads::OpenPolice},
        {"rotation", Reads::OpenPolice},
        {"near", Reads::OpenPolice},
        {"notes", Reads::ByRole},
        {"log", Reads::ByRole},
        {"checklist", Reads::ByRole},
        {"care", Reads::ByRole},
        {"followups", Reads::ByRole},
        {"instruments", Reads::ByRole},
        {"worksheet", Reads::ByRole},
        {"summary", Reads::OpenPolice},
        {"reports", Reads::OpenPolice},
        {"calls", Reads::OpenPolice},
        {"brief", Reads::OpenPolice},
        {"room", Reads::OpenPolice},
        {"timers", Reads::ByRole},
        {"alarms", Reads::OpenPolice},
        {"bolo", Reads::ByRole},
        {"checks", Reads::ByRole},
        {"numbers", Reads::ByRole},
        {"search", Reads::OpenPolice},
        {"verify", Reads::OpenPolice},
        {"rebuild", Reads::Act},
        {"flag", Reads::NoStation},
        {"directory", Reads::OpenPolice},
        {"feed", Reads::OpenPolice},
        {"import", Reads::Act},
        {"map", Reads::OpenPolice},
        {"geo", Reads::OpenPolice},
        {"protocol", Reads::OpenPolice},
        {"keys", Reads::NoStation},
        {"layout", Reads::NoStation},
        {"runcards", Reads::OpenPolice},
        {"profile", Reads::NoStation},
        {"replay", Reads::Act},
        {"remove", Reads::Act},
        {"retention", Reads::OpenPolice},
        {"backup", Reads::Act},
        {"hold", Reads::Act},
        {"about", Reads::ByRole},
        {"looked", Reads::ByRole},
        {"help", Reads::NoStation},
    };
    return known;
}

// A line of a verb that tells by role, who gets an answer at all, and which words whom.
struct ReadRow {
    const char* line;
    const char* answered;
    std::map<QByteArray, QByteArray> words;
};

const std::vector<ReadRow>& readRows()
{
    static const QByteArray all = "-DCSA";
    static const std::vector<ReadRow> rows = {
        {"log --incident 01",
         "-DCSA",
         {{"zqpolice", all},
          {"zqrequest", all},
          {"zqhandoff", "CS"},
          {"zqoutcome", "CS"},
          {"zqcertificate", "CS"},
          {"zqfollowup", "CS"},
          {"zqconsent", "CS"},
          {"zqreport", "CS"}}},
        {"checklist --incident 01", "-DCSA", {{"zqpolice", all}, {"zqhandoff", "CS"}}},
        {"care 01 --reason audit",
         "-DCS",
         {{"zqoutcome", "CS"}, {"zqfollowup", "CS"}, {"zqconsent", "CS"}, {"zqreport", "CS"}}},
        {"care plans --reason audit", "-CS", {{"zqradio", "CS"}}},
        {"care plan 1 --incident 01 --reason audit",
         "DCS",
         {{"zqplan", "DCS"}, {"zqradio", "DCS"}}},
        {"followups --reason audit", "-CS", {{"zqfollowup", "CS"}}},
        {"worksheet 01 certificate --reason audit", "CS", {{"zqcertificate", "CS"}}},
        {"worksheet 01 request --reason audit", "DCS", {{"zqrequest", "DCS"}}},
        {"instruments read 01 --reason audit", "CS", {}},
        {"checks", "DS", {}},
        {"about --person Lake --for internal --reason audit", "SA", {}},
        {"looked --incident 01 --reason audit", "SA", {}},
        {"numbers", "-S", {}},
        {"notes 01", "", {}}, // sealed: nobody without a key of the group
        {"timers", "-DCSA", {}},
        {"bolo list", "-DCSA", {}},
    };
    return rows;
}

struct ReaderOf {
    char letter;
    const char* agent;
};
constexpr std::array<ReaderOf, 5> kReadersOf = {
    {{'-', ""}, {'D', "dispatcher"}, {'C', "clinician"}, {'S', "boss"}, {'A', "admin"}}};

QStringList wordsOf(const char* line)
{
    return QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

class tst_CtlRoles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_station.reset(); }
    void everyVerbSaysWhoReadsIt();
    void eachRoleIsToldItsOwn_data();
    void eachRoleIsToldItsOwn();

private:
    void plant(const char* agent, const QStringList& lines);

    std::unique_ptr<CtlStation> m_station;
};

void tst_CtlRoles::plant(const char* agent, const QStringList& lines)
{
    const Ran ran =
        ctl(QStringList{QStringLiteral("do"), QStringLiteral("--station"), m_station->path(),
                        QStringLiteral("--as"), QString::fromUtf8(agent)} +
            lines);
    QVERIFY2(ran.code == 0, (ran.out + ran.err).constData());
}

// One role each: the accounts of the kit, the dispatcher no supervisor, and one who is nothing
// else.
void tst_CtlRoles::initTestCase()
{
    m_station = std::make_unique<CtlStation>();
    const QStringList office{QStringLiteral("--station"), m_station->path(), QStringLiteral("--as"),
                             QStringLiteral("admin")};
    const Ran added = ctl(wordsOf("account add boss --roles Supervisor --name Lindqvist") + office,
                          kTestPassword, kTestPassword);
    QVERIFY2(added.code == 0, added.err.constData());
    const Ran less = ctl(wordsOf("account roles dispatcher Dispatcher") + office);
    QVERIFY2(less.code == 0, less.err.constData());
    plant("dispatcher", {QStringLiteral("new WELFARE @\"12 Oak Ave\" tel 8605550142 ! zqpolice"),
                         QStringLiteral("req 01 condition zqrequest")});
    plant("clinician",
          {QStringLiteral("hp 01 medicines zqhandoff"), QStringLiteral("oc 01 seen zqoutcome"),
           QStringLiteral("cert 01 condition zqcertificate"), QStringLiteral("fu 01 24 zqfollowup"),
           QStringLiteral("con 01 written to \"River House\" zqconsent"),
           QStringLiteral("mr 01 child made by zqwhomade zqreport"),
           QStringLiteral("plan 01 place zqradio"), QStringLiteral("pset 1 helps zqplan"),
           QStringLiteral("pset 1 steps wait; ask"), QStringLiteral("pset 1 source brother")});
    plant("boss", {QStringLiteral("papp 1 sergeant")});
}

// crisis.md 6.19.
void tst_CtlRoles::everyVerbSaysWhoReadsIt()
{
    const Ran help = ctl({QStringLiteral("help")});
    QCOMPARE(help.code, 0);
    const QByteArray start = "  havenctl ";
    QSet<QByteArray> found;
    for (const QByteArray& line : help.lines()) {
        if (line.startsWith(start))
            found.insert(line.mid(start.size()).split(' ').first().trimmed());
    }
    QVERIFY(found.size() > 40);
    for (const QByteArray& verb : found)
        QVERIFY2(verbsKnown().count(verb) == 1, verb.constData());
    for (const auto& [verb, reads] : verbsKnown()) {
        QVERIFY2(found.contains(verb), verb.constData());
        const bool hasRow =
            std::any_of(readRows().begin(), readRows().end(), [&name = verb](const ReadRow& row) {
                return QByteArray(row.line).split(' ').first() == name;
            });
        QVERIFY2(hasRow == (reads == Reads::ByRole), verb.constData());
    }
}

void tst_CtlRoles::eachRoleIsToldItsOwn_data()
{
    QTest::addColumn<int>("row");
    for (std::size_t i = 0; i < readRows().size(); ++i)
        QTest::newRow(readRows()[i].line) << static_cast<int>(i);
}

// crisis.md 6.19.
void tst_CtlRoles::eachRoleIsToldItsOwn()
{
    QFETCH(int, row);
    const ReadRow& read = readRows()[static_cast<std::size_t>(row)];
    for (const auto& [letter, agent] : kReadersOf) {
        QStringList words =
            wordsOf(read.line) + QStringList{QStringLiteral("--station"), m_station->path()};
        if (*agent != '\0')
            words += {QStringLiteral("--as"), QString::fromUtf8(agent)};
        const Ran ran = ctl(words);
        const QByteArray who = QByteArray(read.line) + " to " + letter + ": " + ran.err;
        const bool isAnswered = QByteArray(read.answered).contains(letter);
        QVERIFY2((ran.code == 0) == isAnswered, who.constData());
        QVERIFY2(ran.code == 0 || ran.code == 1 || letter == '-', who.constData());
        QVERIFY2(ran.code == 0 || (ran.out.isEmpty() && !ran.err.contains("zq")), who.constData());
        for (const auto& [word, may] : read.words)
            QVERIFY2(ran.out.contains(word) == (isAnswered && may.contains(letter)),
                     (word + ", " + who).constData());
        // Who made a mandated report is told to nobody, by no verb.
        QVERIFY2(!ran.out.contains("zqwhomade"), who.constData());
    }
}

HAVEN_TESTS(tst_CtlRoles)
#include "tst_ctl_roles.moc"
