#include "app/session/desk_questions.h"
#include "app/session/handoff_export.h"
#include "app/session/log_export.h"
#include "app/session/plain_state.h"
#include "app/session/protected_names.h"
#include "models/store/station.h"
#include "tests/session/session_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

#include <array>

// The names of victims and of minors in what people typed: how they are found, and who is told.
using namespace haven;
using namespace haven::test;

namespace {

bool tells(const std::string& text, std::string_view word)
{
    return text.find(word) != std::string::npos;
}

// Readers of every kind, and whether they are told such names.
struct NameReader {
    std::set<Role> roles;
    bool mayRead = false;
};
const std::array<NameReader, 6> kNameReaders = {{{{Role::Dispatcher}, true},
                                                 {{Role::Clinician}, true},
                                                 {{Role::Supervisor}, true},
                                                 {{Role::Administrator}, false},
                                                 {{Role::Automaton}, false},
                                                 {{}, false}}};

class NamesRoom final
{
public:
    NamesRoom()
    {
        m_room.open();
        m_desk = m_room.desk("Position 2");
        is(m_room.signOn(*m_desk, "reyes"));
    }

    IncidentId opened(const char* place, const char* type = "WELFARE")
    {
        OpenIncident open;
        open.type = TypeCode(type);
        open.location.text = place;
        run(open);
        return IncidentId(session().state().counters.incident);
    }
    PersonId person(IncidentId incident, const char* name, PersonRole role,
                    const char* born = "1980-01-02", PersonId known = {})
    {
        RecordPerson record;
        record.incident = incident;
        record.person.id = known;
        record.person.name = name;
        record.person.role = role;
        record.person.born = born;
        run(record);
        return known.value != 0 ? known : PersonId(session().state().counters.person);
    }
    void note(IncidentId incident, const char* text, FieldClass fieldClass = FieldClass::Police)
    {
        run(AddNote{incident, {}, text, fieldClass, {}});
    }
    void run(Command command) { is(m_room.submit(*m_desk, std::move(command))); }

    QueryAnswer ask(const Query& query, const std::set<Role>& roles)
    {
        auto reader = must(StationReader::open({m_room.path(), ""}));
        return must(answerQuery(reader.database(), query, readerOf(roles)));
    }
    std::string logText(const std::set<Role>& roles, const std::string& words = {})
    {
        LogQuery query;
        query.limit = kPageMax;
        query.words = words;
        std::string text;
        const auto page = std::get<LogPage>(ask(query, roles));
        for (const LogLine& line : page.lines)
            text += line.text + "\n";
        return text;
    }
    std::string exported(LogAudience audience, const std::set<Role>& roles)
    {
        LogExport job;
        job.wish.audience = audience;
        job.reader = readerOf(roles);
        job.time = &session().time();
        job.now = m_room.now();
        auto reader = must(StationReader::open({m_room.path(), ""}));
        const auto made = must(makeLogExport(reader.database(), job));
        return reportText(made.report, ExportFormat::PlainText);
    }
    std::vector<IncidentHit> found(const std::string& words, const std::set<Role>& roles,
                                   int limit = 50)
    {
        SearchQuery query;
        query.words = words;
        query.limit = limit;
        return std::get<IncidentPage>(ask(query, roles)).hits;
    }
    State plainState()
    {
        auto reader = must(StationReader::open({m_room.path(), ""}));
        NamesBook book(reader.database());
        State state = session().state();
        takeNamesOut(state, book);
        return state;
    }
    Session& session() { return m_room.session(); }
    const Incident& one(IncidentId id) { return session().state().incidents.at(id); }

private:
    static void is(const QString& answer)
    {
        if (answer != QStringLiteral("done"))
            qFatal("%s", qPrintable(answer));
    }
    LogReader readerOf(const std::set<Role>& roles)
    {
        return {&session().base().knowledge.codes, roles, &session().time(), m_room.now()};
    }

    SessionRoom m_room;
    std::unique_ptr<ConsoleDesk> m_desk;
};

} // namespace

class TestProtectedNames final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNameIsFoundInATextAndNoOtherWord_data();
    void aNameIsFoundInATextAndNoOtherWord();
    void aPlaceKeepsItsWords();
    void whatCannotBeReadIsWithheldWhole();
    void theLogTellsTheNamesToWhoMayReadThem();
    void noWordOfTheLogIsFoundByThem();
    void anExportNamesThemByRoleAndNeverOutside();
    void theSearchAnswersAsIfTheyStoodNowhere();
    void aHitThatIsNoneTakesNoPlaceOnThePage();
    void whoBecameAVictimIsOneInEveryLine();
    void aJoinProtectsOnBothSides();
    void thePlainPageHasThemNowhere();
    void aPlainStateKeepsWhatPeopleGoBy();
    void theSummaryTellsAReasonToWhoMayReadIt();
};

void TestProtectedNames::aNameIsFoundInATextAndNoOtherWord_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("told");
    const auto row = [](const char* name, const char* text, const char* told) {
        QTest::newRow(text) << QString::fromUtf8(name) << QString::fromUtf8(text)
                            << QString::fromUtf8(told);
    };
    row("Maria Lopez", "Maria Lopez is hit", "# is hit");
    row("Maria Lopez", "lopez says he has a knife", "# says he has a knife");
    row("Maria Lopez", "LOPEZ'S MOTHER", "#'S MOTHER");
    row("Maria Lopez", "Lopez, Maria J. and maria j. lopez", "# J. and #");
    row("Maria Lopez", "the Lopezes, marialopez@mail.com", "the #@mail.com");
    row("Maria Lopez", "he is on Lopez St", "he is on Lopez St");
    row("Maria Lopez", "at 12 Lopez Way, rear", "at 12 Lopez Way, rear");
    row("Maria Lopez", "1412 lopez way too drunk", "1412 # way too drunk");
    // Words that everybody uses.
    row("Will Grant", "he will call back about the grant", "he will call back about the grant");
    row("Will Grant", "Will call back", "Will call back");
    row("Will Grant", "HE WILL CALL BACK", "HE WILL CALL BACK");
    row("Will Grant", "HE ASKS FOR THE GRANT, GRANT SAYS", "HE ASKS FOR THE GRANT, # SAYS");
    row("Will Grant", "Will says he is hurt", "# says he is hurt");
    row("Will Grant", "the Grant boy is hurt", "the # boy is hurt");
    row("Will Grant", "told Will to wait", "told # to wait");
    row("Will Grant", "will grant is hurt", "# is hurt");
    row("Will Grant", "mr will is hurt", "mr # is hurt");
    row("Rose Elm", "he rose and ran to elm st", "he rose and ran to elm st");
    row("Rose Elm", "Rose has a gun at 40 Elm Ct", "# has a gun at 40 Elm Ct");
    row("Rose Elm", "ROSE IS HURT", "# IS HURT");
    row("Rose Elm", "her rose\nrose", "her rose\n#");
    row("May White", "May 5, White male", "May 5, White male");
    row("May White", "May is here, ask White", "# is here, ask #");
    // A word of a weapon is one, unless it stands in the name.
    row("Colt Winters", "has a Colt 45", "has a Colt 45");
    row("Colt Winters", "Colt Winters, Mr Colt", "#, Mr #");
    row("de la Cruz", "from de la Cruz, de la casa", "from #, de la casa");
    // However it is written.
    row("José Añejo", "Anejo’s dog, JOSE", "#’s dog, #");
    row("Siobhan O'Brien", "OBrien, o’brien and O'Brien", "# and #");
    row("Nguyễn Văn An", "an old man, nguyen van an", "an old man, #");
    row("unknown female", "unknown female hurt", "unknown female hurt");
}

void TestProtectedNames::aNameIsFoundInATextAndNoOtherWord()
{
    QFETCH(QString, name);
    QFETCH(QString, text);
    QFETCH(QString, told);
    ProtectedNames names;
    names.add(name.toStdString(), FieldClass::Victim);
    QString wanted = told;
    wanted.replace(u'#', QString::fromUtf8(kNameWithheld));
    QCOMPARE(QString::fromStdString(names.withoutNames(text.toStdString())), wanted);
    std::string whole;
    for (const NamedPiece& piece : names.piecesOf(text.toStdString()))
        whole += piece.text;
    QCOMPARE(QString::fromStdString(whole), text);
}

void TestProtectedNames::aPlaceKeepsItsWords()
{
    ProtectedNames names;
    names.add("Rose Elm", FieldClass::Juvenile);
    QCOMPARE(names.withoutNames("seen at Elm & Main"), std::string("seen at (withheld) & Main"));
    names.addPlace("Elm & Main");
    QCOMPARE(names.withoutNames("seen at Elm & Main"), std::string("seen at Elm & Main"));
    QCOMPARE(names.withoutNames("Elm is seen"), std::string("(withheld) is seen"));
    // A place by somebody's name is that name.
    names.addPlace("Elm house");
    QCOMPARE(names.withoutNames("at the Elm house"), std::string("at the (withheld) house"));
}

void TestProtectedNames::whatCannotBeReadIsWithheldWhole()
{
    const ProtectedNames names = ProtectedNames::unread();
    QVERIFY(!names.isEmpty());
    QCOMPARE(names.withoutNames("Maria is here"), std::string(kNameWithheld));
}

void TestProtectedNames::theLogTellsTheNamesToWhoMayReadThem()
{
    NamesRoom room;
    const IncidentId incident = room.opened("12 Oak Ave");
    room.person(incident, "Ann Quillfeather", PersonRole::Victim);
    room.person(incident, "Sam Thistledown", PersonRole::Witness, "2015-01-02");
    room.person(incident, "Rob Harrow", PersonRole::Suspect);
    room.note(incident, "Quillfeather says sam thistledown saw HARROW with a knife at 12 Oak Ave");
    room.note(incident, "open: Ann is in unit 3", FieldClass::Open);
    room.run(HoldIncident{incident, "wait for Quillfeather", std::nullopt});
    LogOnUnit unit;
    unit.unit = UnitId("3A12");
    unit.officers = {"Sam Hollister"};
    room.run(unit);
    for (const NameReader& reader : kNameReaders) {
        const std::string text = room.logText(reader.roles);
        QVERIFY2(tells(text, "Sam Hollister"), text.c_str()); // an officer
        for (const char* name : {"Quillfeather", "histledown", "Ann"})
            QVERIFY2(tells(text, name) == reader.mayRead, text.c_str());
        QVERIFY2(tells(text, "saw HARROW with a knife at 12 Oak Ave"), text.c_str());
        QVERIFY(tells(text, "[W-VICTIM] says [W-JUVENILE] saw") != reader.mayRead);
        QVERIFY(tells(text, "wait for"));
    }
}

void TestProtectedNames::noWordOfTheLogIsFoundByThem()
{
    NamesRoom room;
    const IncidentId incident = room.opened("12 Oak Ave");
    room.person(incident, "Ann Quillfeather", PersonRole::Victim);
    room.note(incident, "Quillfeather hides in the barn");
    for (const NameReader& reader : kNameReaders) {
        QCOMPARE(room.logText(reader.roles, "Quillfeather").empty(), !reader.mayRead);
        QCOMPARE(room.logText(reader.roles, "Quillfeather hides").empty(), !reader.mayRead);
        QVERIFY(!room.logText(reader.roles, "hides in the barn").empty());
    }
}

void TestProtectedNames::anExportNamesThemByRoleAndNeverOutside()
{
    NamesRoom room;
    const IncidentId incident = room.opened("12 Oak Ave");
    room.person(incident, "Ann Quillfeather", PersonRole::Victim);
    room.note(incident, "Quillfeather hides in the barn");
    room.note(incident, "ANN at the window", FieldClass::Open);
    for (const NameReader& reader : kNameReaders) {
        const std::string inside = room.exported(LogAudience::Internal, reader.roles);
        QVERIFY2(tells(inside, "Quillfeather") == reader.mayRead, inside.c_str());
        QVERIFY(tells(inside, "hides in the barn"));
        for (const auto audience : {LogAudience::Foi, LogAudience::Press, LogAudience::Court}) {
            const std::string text = room.exported(audience, reader.roles);
            QVERIFY2(!tells(text, "Quillfeather") && !tells(text, "ANN at"), text.c_str());
            QVERIFY2(tells(text, "[W-VICTIM] at the window"), text.c_str());
            QVERIFY2(tells(text, "[W-VICTIM] hides") == (audience == LogAudience::Court),
                     text.c_str());
        }
    }
}

void TestProtectedNames::theSearchAnswersAsIfTheyStoodNowhere()
{
    NamesRoom room;
    const IncidentId incident = room.opened("12 Oak Ave");
    room.person(incident, "Ann Quillfeather", PersonRole::Victim);
    room.note(incident, "screams heard, Quillfeather has a knife");
    for (const NameReader& reader : kNameReaders) {
        const std::size_t wanted = reader.mayRead ? 1 : 0;
        QCOMPARE(room.found("Quillfeather", reader.roles).size(), wanted);
        QCOMPARE(room.found("quillf", reader.roles).size(), wanted);
        // With a word that is there.
        QCOMPARE(room.found("knife Quillfeather", reader.roles).size(), wanted);
        QCOMPARE(room.found("Quillfeather knife", reader.roles).size(), wanted);
        const auto knife = room.found("screams knife", reader.roles);
        QCOMPARE(knife.size(), std::size_t{1});
        QVERIFY2(tells(knife.front().snippet, "[knife]"), knife.front().snippet.c_str());
        QVERIFY2(tells(knife.front().snippet, "Quillfeather") == reader.mayRead,
                 knife.front().snippet.c_str());
        QCOMPARE(knife.front().place, std::string("12 Oak Ave"));
        // What stands in place of it is no word of the incident.
        QVERIFY(room.found("withheld", reader.roles).empty());
    }
}

void TestProtectedNames::aHitThatIsNoneTakesNoPlaceOnThePage()
{
    NamesRoom room;
    const IncidentId first = room.opened("12 Oak Ave");
    room.note(first, "a quillfeather was found, a bird");
    for (int n = 0; n < 3; ++n) {
        const IncidentId incident = room.opened("40 Main St");
        room.person(incident, "Ann Quillfeather", PersonRole::Victim);
    }
    for (const int limit : {1, 2, 50}) {
        const auto hits = room.found("Quillfeather", {}, limit);
        QCOMPARE(hits.size(), std::size_t{1});
        QCOMPARE(*hits.front().incident, first);
    }
    QCOMPARE(room.found("Quillfeather", {Role::Dispatcher}).size(), std::size_t{4});
}

void TestProtectedNames::whoBecameAVictimIsOneInEveryLine()
{
    NamesRoom room;
    const IncidentId incident = room.opened("12 Oak Ave");
    const PersonId person = room.person(incident, "Ann Quilfether", PersonRole::Witness);
    room.note(incident, "Quilfether says it is over");
    QVERIFY(tells(room.logText({}), "Quilfether"));
    room.person(incident, "Ann Quillfeather", PersonRole::Victim, "1980-01-02", person);
    const std::string text = room.logText({});
    QVERIFY2(!tells(text, "Quilfether") && !tells(text, "Quillfeather"), text.c_str());
    QVERIFY(room.found("Quilfether", {}).empty());
    QVERIFY(tells(room.logText({Role::Dispatcher}), "Quilfether says"));
}

void TestProtectedNames::aJoinProtectsOnBothSides()
{
    NamesRoom room;
    const IncidentId one = room.opened("12 Oak Ave");
    const IncidentId other = room.opened("14 Oak Ave");
    room.person(one, "Ann Quillfeather", PersonRole::Victim);
    room.person(other, "Sam Thistledown", PersonRole::Witness, "2015-01-02");
    room.note(one, "Thistledown saw it from next door");
    room.note(other, "it is Quillfeather who screams");
    QVERIFY(tells(room.logText({}), "Quillfeather who screams"));
    room.run(MergeIncidents{other, one, "one event, says Quillfeather"});
    const std::string text = room.logText({});
    QVERIFY2(!tells(text, "Quillfeather") && !tells(text, "Thistledown"), text.c_str());
    for (const IncidentId id : {one, other}) {
        const auto names = protectedNames(room.session().state(), room.one(id));
        QCOMPARE(names.withoutNames("Quillfeather, Thistledown"), std::string("(withheld)"));
    }
}

void TestProtectedNames::thePlainPageHasThemNowhere()
{
    NamesRoom room;
    const IncidentId incident = room.opened("12 Oak Ave");
    room.person(incident, "Ann Quillfeather", PersonRole::Victim);
    room.note(incident, "Quillfeather says he has a knife at 12 Oak Ave");
    const HandoffWish wish{room.session().state(),
                           room.session().base().knowledge,
                           room.one(incident),
                           room.session().now(),
                           "admin",
                           {}};
    const auto pages = handoffPages(wish, reportClock(room.session().time()));
    const auto plain = plainPages(pages, protectedNames(room.session().state(), wish.incident));
    const std::string text = handoffText(wish.incident, plain, ExportFormat::PlainText);
    QVERIFY2(!tells(text, "Quillfeather"), text.c_str());
    QVERIFY2(tells(text, "says he has a knife at 12 Oak Ave"), text.c_str());
    QVERIFY(tells(handoffText(wish.incident, pages, ExportFormat::PlainText), "Quillfeather says"));
}

void TestProtectedNames::aPlainStateKeepsWhatPeopleGoBy()
{
    NamesRoom room;
    const IncidentId incident = room.opened("12 Oak Ave");
    room.person(incident, "Ann Quillfeather", PersonRole::Victim);
    room.run(HoldIncident{incident, "Quillfeather waits at 12 Oak Ave with a gun", std::nullopt});
    const State state = room.plainState();
    const Incident& plain = state.incidents.at(incident);
    QCOMPARE(plain.holdReason, std::string("(withheld) waits at 12 Oak Ave with a gun"));
    QCOMPARE(plain.location, room.one(incident).location);
    QCOMPARE(plain.number, room.one(incident).number);
    QCOMPARE(plain.persons, room.one(incident).persons);
    QVERIFY(tells(room.one(incident).holdReason, "Quillfeather"));
    // Where nobody is protected nothing is touched.
    NamesRoom other;
    other.run(HoldIncident{other.opened("3 Elm St"), "Quillfeather waits", std::nullopt});
    QVERIFY(other.plainState() == other.session().state());
}

// In the words given: an incident of somebody's health is for those who may read of it.
void TestProtectedNames::theSummaryTellsAReasonToWhoMayReadIt()
{
    NamesRoom room;
    for (const char* one : {"3A12", "3A14"}) {
        LogOnUnit unit;
        unit.unit = UnitId(one);
        room.run(unit);
    }
    const auto sendOther = [&](IncidentId incident, const char* unit, const char* reason) {
        DispatchUnits send;
        send.incident = incident;
        send.units = {UnitId(unit)};
        send.recommended = {UnitId("9Z99")};
        send.overrideReason = reason;
        room.run(send);
    };
    const IncidentId noise = room.opened("12 Oak Ave", "NOISE");
    room.person(noise, "Ann Quillfeather", PersonRole::Victim);
    sendOther(noise, "3A12", "Quillfeather is known to them");
    sendOther(room.opened("3 Elm St", "SUICTHRT"), "3A14", "has talked to her before");
    for (const NameReader& reader : kNameReaders) {
        const auto summary = std::get<ShiftSummary>(room.ask(
            ShiftSummaryQuery{Instant{}, room.session().now() + Span::minutes(1)}, reader.roles));
        std::string text;
        for (const auto& [reason, times] : summary.sentOtherwiseReasons)
            text += reason + "; ";
        QCOMPARE(summary.sentOtherwise.size(), std::size_t{2});
        QVERIFY2(tells(text, "Quillfeather is known") == reader.mayRead, text.c_str());
        QVERIFY2(tells(text, "(withheld) is known") != reader.mayRead, text.c_str());
        QVERIFY2(tells(text, "has talked to her") == reader.mayRead, text.c_str());
    }
}

HAVEN_TESTS(TestProtectedNames)
#include "tst_protected_names.moc"
