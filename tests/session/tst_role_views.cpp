#include "app/session/desk_questions.h"
#include "app/session/handoff_export.h"
#include "app/session/log_export.h"
#include "app/session/map_answers.h"
#include "models/exchange/care_report.h"
#include "models/exchange/handoff_report.h"
#include "models/store/station.h"
#include "tests/session/session_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

#include <array>

// Role x view: what each question, export and page tells whom. The matrix of commands is
// tests/dispatch/tst_role_table. A word is planted in each kind of record; the letters say who may
// read it: Dispatcher, Clinician, Supervisor, Administrator, autoMaton, and - for no role at all.
using namespace haven;
using namespace haven::test;

namespace {

struct Planted {
    const char* word;
    std::string_view log;
};
// Who was run, and a restricted BOLO, are for the desk.
constexpr std::array<Planted, 19> kPlanted = {{
    {"zqpolice", "DCSAM-"}, {"zqforce", "DCSAM-"}, {"zqrequest", "DCSAM-"}, {"zqcare", "DCS"},
    {"zqvictim", "DCS"},    {"zqjuvenile", "DCS"}, {"zqjustice", "DCS"},    {"zqcheck", "DS"},
    {"zqbolo", "DS"},       {"zqhandoff", "CS"},   {"zqoutcome", "CS"},     {"zqcertificate", "CS"},
    {"zqreport", "CS"},     {"zqconsent", "CS"},   {"zqreferral", "CS"},    {"zqfollowup", "CS"},
    {"zqrestricted", "CS"}, {"zqwhomade", ""}, // who made a mandated report is in no log
    {"zqsealed", ""},
}};

struct RoleSeen {
    std::set<Role> roles;
    char letter;
};
const std::array<RoleSeen, 6> kReaders = {{{{Role::Dispatcher}, 'D'},
                                           {{Role::Clinician}, 'C'},
                                           {{Role::Supervisor}, 'S'},
                                           {{Role::Administrator}, 'A'},
                                           {{Role::Automaton}, 'M'},
                                           {{}, '-'}}};

bool holds(const std::string& text, std::string_view word)
{
    return text.find(word) != std::string::npos;
}

// Which of the planted words are in a text that this reader got, and should not be, or the reverse.
std::string wrongIn(const std::string& text, char letter, std::string_view Planted::*column)
{
    std::string wrong;
    for (const auto& one : kPlanted) {
        const bool may = (one.*column).find(letter) != std::string_view::npos;
        if (holds(text, one.word) != may)
            wrong += std::string(may ? " missing " : " told ") + one.word + " to " + letter;
    }
    return wrong;
}

class ViewRoom final
{
public:
    ViewRoom()
    {
        room.open();
        dispatcher = room.desk("Position 2");
        clinician = room.desk("Position 3");
        supervisor = room.desk("Position 4");
        is(room.signOn(*dispatcher, "reyes"));
        is(room.signOn(*clinician, "osei"));
        is(room.signOn(*supervisor, "lindqvist"));
        incident = opened("12 Oak Ave");
        note(incident, "zqpolice", FieldClass::Police);
        note(incident, "zqcare", FieldClass::Care);
        note(incident, "zqvictim", FieldClass::Victim);
        note(incident, "zqjuvenile", FieldClass::Juvenile);
        note(incident, "zqjustice", FieldClass::CriminalJustice);
        plantChecks();
        plantCare();
        plantSealed();
        hidden = opened("99 zqrestricted Street");
        note(hidden, "zqrestricted", FieldClass::Police);
        is(room.submit(*supervisor, RestrictIncident{hidden, Visibility::Restricted, "staff"}));
        room.session().settle();
    }

    LogReader readerOf(const std::set<Role>& roles)
    {
        return {&room.session().base().knowledge.codes, roles, &room.session().time(), room.now()};
    }
    QueryAnswer ask(const Query& query, const std::set<Role>& roles)
    {
        auto reader = must(StationReader::open({room.path(), ""}));
        return must(answerQuery(reader.database(), query, readerOf(roles)));
    }
    std::string logText(const LogQuery& query, const std::set<Role>& roles)
    {
        std::string text;
        const auto page = std::get<LogPage>(ask(query, roles));
        for (const auto& line : page.lines)
            text += line.text + " " + line.who + "\n";
        return text;
    }
    std::string exported(LogAudience audience, const std::set<Role>& roles)
    {
        LogExport job;
        job.wish.audience = audience;
        job.reader = readerOf(roles);
        job.time = &room.session().time();
        job.now = room.now();
        auto reader = must(StationReader::open({room.path(), ""}));
        const auto made = must(makeLogExport(reader.database(), job));
        return reportText(made.report, ExportFormat::JsonText);
    }
    const Incident& one(IncidentId id) { return room.session().state().incidents.at(id); }
    CareWish careWish(const std::set<Role>& roles)
    {
        return {room.session().state(), room.now(), "Osei", roles};
    }

    SessionRoom room;
    std::unique_ptr<ConsoleDesk> dispatcher;
    std::unique_ptr<ConsoleDesk> clinician;
    std::unique_ptr<ConsoleDesk> supervisor;
    IncidentId incident;
    IncidentId hidden;

private:
    static void is(const QString& answer)
    {
        if (answer != QStringLiteral("done"))
            qFatal("%s", qPrintable(answer));
    }
    IncidentId opened(const char* place)
    {
        OpenIncident open;
        open.type = TypeCode("WELFARE");
        open.location.text = place;
        is(room.submit(*dispatcher, open));
        return IncidentId(room.session().state().counters.incident);
    }
    void note(IncidentId id, const char* text, FieldClass fieldClass)
    {
        is(room.submit(*dispatcher, AddNote{id, {}, text, fieldClass, {}}));
    }
    void sheet(ConsoleDesk& by, CareSheet sheet, CareField field, const char* text)
    {
        is(room.submit(by, RecordCareText{incident, sheet, field, text}));
    }
    void plantChecks()
    {
        LogOnUnit unit;
        unit.unit = UnitId("3A12");
        is(room.submit(*dispatcher, unit));
        is(room.submit(*dispatcher, RunCheck{UnitId("3A12"), CheckKind::Person, CheckResult::Hit,
                                             "", "zqcheck"}));
        CreateBolo bolo;
        bolo.text.words = "zqbolo";
        bolo.text.reason = "warrant";
        bolo.text.fieldClass = FieldClass::CriminalJustice;
        is(room.submit(*dispatcher, bolo));
    }
    void plantCare()
    {
        sheet(*clinician, CareSheet::Handoff, CareField::Medicines, "zqhandoff");
        sheet(*clinician, CareSheet::Outcome, CareField::Seen, "zqoutcome");
        sheet(*clinician, CareSheet::Certificate, CareField::Condition, "zqcertificate");
        sheet(*dispatcher, CareSheet::OfficerRequest, CareField::Condition, "zqrequest");
        is(room.submit(*dispatcher, RecordForce{incident, {ForceKind::Hands}, "Diaz", "zqforce"}));
        is(room.submit(*clinician,
                       RecordMandatedReport{incident, MandatedKind::Child, MandatedStanding::Made,
                                            "zqwhomade", "zqreport number 12"}));
        is(room.submit(*clinician, RecordConsent{incident, "River House", "zqconsent",
                                                 ConsentForm::Written, 90}));
        is(room.submit(*clinician, RecordReferral{incident, "River House", ReferralStatus::Offered,
                                                  "zqreferral"}));
        is(room.submit(*clinician, PlanFollowUp{incident, FollowUpKind::Hours24, "zqfollowup"}));
    }
    void plantSealed()
    {
        const auto reach = [this](SealStanding standing) {
            if (!QTest::qWaitFor([&] { return clinician->sealStanding() == standing; }, 20'000))
                qFatal("the standing is not reached");
        };
        SealWish key;
        key.password = kPassword;
        key.newPassword = "osei's own words";
        is(room.answerOf(*clinician, clinician->changeSeal(key)));
        reach(SealStanding::NoGroup);
        SealWish found;
        found.act = SealWishAct::Found;
        found.group = "Harbor Health";
        is(room.answerOf(*clinician, clinician->changeSeal(found)));
        reach(SealStanding::Open);
        is(room.answerOf(*clinician, clinician->sealNote(incident, "zqsealed")));
    }
};

// What a new question tells whom has to be said here.
enum class Tells { ByRole, NoWordsOfPeople, MapAlone };
struct Told {
    template <class Other>
    Tells operator()(const Other& query) const
    {
        HAVEN_ASSERT(isMapQuestion(query));
        return Tells::MapAlone;
    }
    Tells operator()(const LogQuery&) const { return Tells::ByRole; }
    Tells operator()(const FactQuery&) const { return Tells::ByRole; }
    Tells operator()(const SearchQuery&) const { return Tells::ByRole; }
    Tells operator()(const PriorQuery&) const { return Tells::ByRole; }
    Tells operator()(const CrisisNumbersQuery&) const { return Tells::ByRole; }
    // The incident as the console has every one on its board in memory; the panels tell by role.
    Tells operator()(const IncidentQuery&) const { return Tells::ByRole; }
    Tells operator()(const AccountsQuery&) const { return Tells::NoWordsOfPeople; }
    // Why others were sent is somebody's words.
    Tells operator()(const ShiftSummaryQuery&) const { return Tells::ByRole; }
    // Alarms are counted by their kind.
    Tells operator()(const AlarmNumbersQuery&) const { return Tells::NoWordsOfPeople; }
    // Numbers of incidents and of entries, for the office.
    Tells operator()(const RetentionQuery&) const { return Tells::NoWordsOfPeople; }
    // Report numbers and nothing else.
    Tells operator()(const ReportNumbersQuery&) const { return Tells::NoWordsOfPeople; }
    // As each reader may read the log, and to the office alone.
    Tells operator()(const DossierQuery&) const { return Tells::ByRole; }
    Tells operator()(const LooksQuery&) const { return Tells::ByRole; }
    // What may not be read is told by its class and kind.
    Tells operator()(const RemovalQuery&) const { return Tells::ByRole; }
    Tells operator()(const MapCutQuery&) const { return Tells::MapAlone; }
};

template <std::size_t... Index>
std::array<Tells, sizeof...(Index)> everyQuery(std::index_sequence<Index...>)
{
    return {Told()(std::variant_alternative_t<Index, Query>())...};
}

} // namespace

class TestRoleViews final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_room = std::make_unique<ViewRoom>(); }
    void cleanupTestCase() { m_room.reset(); }

    void everyQueryIsToldByRoleOrTellsNobodysHealth()
    {
        constexpr std::size_t kQueries = std::variant_size_v<Query>;
        const auto told = everyQuery(std::make_index_sequence<kQueries>());
        QCOMPARE(std::count(told.begin(), told.end(), Tells::ByRole), 10);
        QCOMPARE(std::count(told.begin(), told.end(), Tells::NoWordsOfPeople), 4);
        QCOMPARE(std::count(told.begin(), told.end(), Tells::MapAlone), 9);
    }

    // In a window, not even to whoever may read it, before they say why.
    void theLogOfAWindowTellsOfARestrictedIncidentOnceItIsOpened()
    {
        const IncidentId hidden = m_room->hidden;
        quint64 asked = 0;
        const auto isTold = [&](ConsoleDesk& desk) {
            std::optional<LogPage> page;
            const auto heard = connect(&desk, &Desk::found, this,
                                       [&](const QString&, quint64, const QueryAnswer& answer) {
                                           if (const auto* some = std::get_if<LogPage>(&answer))
                                               page = *some;
                                       });
            LogQuery query;
            query.incident = hidden;
            desk.ask(query, QStringLiteral("logOfHidden"), ++asked);
            if (!QTest::qWaitFor([&] { return page.has_value(); }, 5000))
                qFatal("no answer");
            disconnect(heard);
            if (page->lines.empty())
                qFatal("no line at all");
            return std::any_of(page->lines.begin(), page->lines.end(), [](const LogLine& line) {
                return holds(line.text, "zqrestricted");
            });
        };
        ConsoleDesk& supervisor = *m_room->supervisor;
        QVERIFY(!isTold(supervisor));
        RecordView look;
        look.viewed.kind = ViewedKind::RestrictedIncident;
        look.viewed.incident = hidden;
        QCOMPARE(m_room->room.submit(supervisor, look), QStringLiteral("ViewNeedsReason"));
        QVERIFY(!isTold(supervisor));
        look.viewed.reason = "a complaint was made";
        QCOMPARE(m_room->room.submit(supervisor, look), QStringLiteral("done"));
        QVERIFY(isTold(supervisor));
        // Nobody else has looked, and nor has the next person at this desk.
        QVERIFY(!isTold(*m_room->clinician));
        QVERIFY(!isTold(*m_room->dispatcher));
        QCOMPARE(m_room->room.signOn(supervisor, "lindqvist"), QStringLiteral("done"));
        QVERIFY(!isTold(supervisor));
    }

    // crisis.md 6.19.
    void theLogTellsEachRoleItsOwn()
    {
        for (const auto& [roles, letter] : kReaders) {
            LogQuery all;
            all.limit = kPageMax;
            const std::string wrong = wrongIn(m_room->logText(all, roles), letter, &Planted::log);
            QVERIFY2(wrong.empty(), wrong.c_str());
        }
    }

    // That something is found tells what stands there.
    void wordsAreFoundInTheLogByWhoMayReadThem()
    {
        for (const auto& [roles, letter] : kReaders) {
            std::string found;
            for (const auto& one : kPlanted) {
                LogQuery query;
                query.words = one.word;
                if (!std::get<LogPage>(m_room->ask(query, roles)).lines.empty())
                    found += std::string(one.word) + " ";
            }
            const std::string wrong = wrongIn(found, letter, &Planted::log);
            QVERIFY2(wrong.empty(), wrong.c_str());
        }
    }

    void aFactTellsEachRoleItsOwn()
    {
        const auto last = static_cast<std::int64_t>(m_room->room.log().size());
        for (const auto& [roles, letter] : kReaders) {
            std::string text;
            for (std::int64_t sequence = 1; sequence <= last; ++sequence) {
                const auto found = std::get<FactFound>(m_room->ask(FactQuery{sequence}, roles));
                text += (found.line ? found.line->text : "") + (found.note ? found.note->text : "");
            }
            const std::string wrong = wrongIn(text, letter, &Planted::log);
            QVERIFY2(wrong.empty(), wrong.c_str());
        }
    }

    // What is open and police, to everybody; of a restricted incident nothing, to anybody.
    void theArchiveIsOpenAndPoliceAlone()
    {
        for (const auto& [roles, letter] : kReaders) {
            for (const auto& one : kPlanted) {
                SearchQuery query;
                query.words = one.word;
                const bool isFound =
                    !std::get<IncidentPage>(m_room->ask(query, roles)).hits.empty();
                QVERIFY2(isFound == (std::string(one.word) == "zqpolice"), one.word);
            }
            PriorQuery prior;
            prior.location = m_room->one(m_room->hidden).location;
            QVERIFY(std::get<IncidentPage>(m_room->ask(prior, roles)).hits.empty());
            prior.location = m_room->one(m_room->incident).location;
            QCOMPARE(std::get<IncidentPage>(m_room->ask(prior, roles)).hits.size(), std::size_t(1));
        }
    }

    void raceAndSexAreCountedForASupervisorAlone()
    {
        CrisisNumbersQuery query;
        query.period = NumbersPeriod::LastQuarter;
        for (const auto& [roles, letter] : kReaders) {
            const auto numbers = std::get<CrisisNumbers>(m_room->ask(query, roles));
            QVERIFY((numbers.perceived == PerceivedTables::Told) == (letter == 'S'));
        }
    }

    // crisis.md 6.19.
    void anExportTellsItsAudienceItsOwn()
    {
        for (const auto& [roles, letter] : kReaders) {
            const std::string inside = m_room->exported(LogAudience::Internal, roles);
            const std::string wrong = wrongIn(inside, letter, &Planted::log);
            QVERIFY2(wrong.empty(), wrong.c_str());
            for (const auto audience : {LogAudience::Foi, LogAudience::Press, LogAudience::Court}) {
                const std::string text = m_room->exported(audience, roles);
                for (const auto& one : kPlanted) {
                    const bool isPolice = one.log.find('-') != std::string_view::npos;
                    const bool may = isPolice && audience == LogAudience::Court;
                    QVERIFY2(holds(text, one.word) == may,
                             (std::string(one.word) + " for " + std::string(audienceWord(audience)))
                                 .c_str());
                }
            }
        }
    }

    // crisis.md 6.19.
    void paperTellsEachRoleItsOwn()
    {
        const ReportClock clock = reportClock(m_room->room.session().time());
        const Incident& one = m_room->one(m_room->incident);
        for (const auto& [roles, letter] : kReaders) {
            const CareWish wish = m_room->careWish(roles);
            const std::string afterwards =
                reportAsJson(careReport(wish, one, clock)) +
                reportAsJson(worksheetReport(wish, one, CareSheet::Certificate, clock)) +
                reportAsJson(followUpReport(wish, clock)) +
                reportAsJson(careReport(wish, m_room->one(m_room->hidden), clock));
            const bool mayRead = letter == 'C' || letter == 'S';
            for (const char* word : {"zqoutcome", "zqcertificate", "zqreport ", "zqconsent",
                                     "zqreferral", "zqfollowup"})
                QVERIFY2(holds(afterwards, word) == mayRead, word);
            QVERIFY(!holds(afterwards, "zqwhomade") && !holds(afterwards, "zqsealed"));
            // Of the page that goes with the person a dispatcher gets the safety facts, and is
            // told that there is more.
            const HandoffWish handoff{m_room->room.session().state(),
                                      m_room->room.session().base().knowledge,
                                      one,
                                      m_room->room.now(),
                                      "Osei",
                                      roles};
            auto pages = handoffPages(handoff, clock);
            if (classMaxOf(roles) < FieldClass::Care)
                pages = plainPages(std::move(pages),
                                   protectedNames(m_room->room.session().state(), one));
            const std::string page = handoffText(one, pages, ExportFormat::JsonText);
            QVERIFY(holds(page, "zqhandoff") == mayRead);
            QVERIFY(holds(page, "zqpolice") && holds(page, "zqcare") == (mayRead || letter == 'D'));
            for (const char* word : {"zqoutcome", "zqcertificate", "zqwhomade", "zqconsent",
                                     "zqreferral", "zqfollowup", "zqsealed"})
                QVERIFY2(!holds(page, word), word);
        }
    }

private:
    std::unique_ptr<ViewRoom> m_room;
};

HAVEN_TESTS(TestRoleViews)
#include "tst_role_views.moc"
