#include "app/reactors/advisor.h"
#include "app/reactors/housekeeping.h"
#include "models/dispatch/command_line.h"
#include "models/dispatch/incident_rules.h"
#include "models/store/archive.h"
#include "models/store/station.h"
#include "models/store/station_file.h"
#include "models/store/verify.h"
#include "tests/testkit/test_program.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace haven;

namespace {

// A station whose clock moves when told, opened and closed as often as the test likes.
class TimedDesk final
{
public:
    TimedDesk() : m_now{1'790'000'000'000}
    {
        NewStation station;
        station.place.path = path();
        station.agency = "Quarry Bay Police";
        station.timeZone = "America/New_York";
        station.mode = StationMode::Training;
        station.build = "test";
        station.madeBy = AgentId("havenctl");
        station.position = PositionId("test");
        station.now = m_now;
        if (const auto made = createStation(station); !made)
            qFatal("%s", refusalSentence(made.refusal()).c_str());
        open();
    }

    std::string path() const
    {
        return m_folder.filePath(QStringLiteral("station.haven")).toStdString();
    }
    void open()
    {
        SessionOptions options;
        options.path = path();
        options.holder = "Position 1";
        options.clock = [this] {
            m_now = m_now + Span{7};
            return m_now;
        };
        auto opened = Session::open(std::move(options), {});
        if (!opened)
            qFatal("%s", refusalSentence(opened.refusal()).c_str());
        session = *std::move(opened);
        housekeeping = std::make_unique<Housekeeping>(*session);
    }
    void close()
    {
        housekeeping.reset();
        session.reset();
    }
    void pass(Span span) { m_now = m_now + span; }
    // A command line, as in the command bar.
    Result<std::vector<Recorded>> type(const std::string& line)
    {
        const LineContext context{
            session->state(),
            session->base().knowledge,
            m_now,
            Span{},
            std::nullopt,
            [this](std::string_view word) { return session->coldIncident(word); }};
        auto parsed = parseLine(line, context);
        if (!parsed)
            return parsed.refusal();
        return send(*parsed->command);
    }
    Result<std::vector<Recorded>> send(Command command, std::set<Role> roles = {Role::Dispatcher})
    {
        Request request;
        request.command = std::move(command);
        request.seat = {AgentId("reyes"), "Reyes", PositionId("Position 1"), std::move(roles)};
        return session->submitAndWait(std::move(request));
    }
    void look()
    {
        housekeeping->look();
        session->settle();
    }
    bool isInMemory(IncidentId id) const { return session->state().incidents.count(id) > 0; }

    std::unique_ptr<Session> session;
    std::unique_ptr<Housekeeping> housekeeping;

private:
    QTemporaryDir m_folder;
    Instant m_now;
};

const IncidentId kFirst{1};

} // namespace

class tst_Trim : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void closedTrimmedRestartedReopened();
    void whatIsOpenStays();
    void theHoursAreASetting();
    void theLiveTailLooksByItself();
    void whatLeftMemoryStillCountsForTheSameHome();
    void aRestrictionReachesWhatWasJoinedAndLeftMemory();
    void whatIsSaidLateGoesToWhatItWasJoinedTo();
};

// Days later somebody adds to the number that the caller was given: it is for those who read the
// other.
void tst_Trim::whatIsSaidLateGoesToWhatItWasJoinedTo()
{
    TimedDesk desk;
    QVERIFY(desk.type("new WELFARE @\"12 Elm St\"").isOk());
    QVERIFY(desk.type("new WELFARE @\"14 Elm St\"").isOk());
    const IncidentId second{2};
    const std::string number = desk.session->state().incidents.at(second).number;
    QVERIFY(desk.type("join 2 1 the same").isOk());
    QVERIFY(desk.type("x 1 DONE").isOk());
    desk.pass(Span::hours(13));
    desk.look();
    QVERIFY(!desk.isInMemory(kFirst) && !desk.isInMemory(second));
    const auto noted = desk.type("n " + number + " the neighbor has his keys");
    QVERIFY2(noted.isOk(), noted ? "" : refusalSentence(noted.refusal()).c_str());
    QVERIFY(desk.isInMemory(kFirst));
    const auto& incidents = desk.session->state().incidents;
    QCOMPARE(incidents.at(kFirst).notes.back().text, std::string("the neighbor has his keys"));
    QVERIFY(incidents.at(second).notes.empty());
}

void tst_Trim::closedTrimmedRestartedReopened()
{
    TimedDesk desk;
    QVERIFY(desk.type("new WELFARE @\"12 Elm St\" ! loud voices").isOk());
    const std::string number = desk.session->state().incidents.at(kFirst).number;
    QVERIFY(desk.type("x 1 DONE").isOk());
    desk.look();
    QVERIFY(desk.isInMemory(kFirst)); // just closed
    desk.pass(Span::hours(13));
    desk.look();
    QVERIFY(!desk.isInMemory(kFirst));
    QCOMPARE(desk.session->numberOf(kFirst), number);
    const auto trimmed = desk.session->state().sequence;
    desk.look();
    QCOMPARE(desk.session->state().sequence, trimmed); // asking again changes nothing
    desk.close();
    desk.open();
    QVERIFY(!desk.isInMemory(kFirst));
    QCOMPARE(desk.session->coldIncident(number), std::optional<IncidentId>(kFirst));
    QCOMPARE(desk.session->coldIncident(number.substr(number.size() - 4)),
             std::optional<IncidentId>(kFirst));
    QVERIFY(!desk.session->coldIncident("1"));
    QCOMPARE(desk.session->numberOf(kFirst), number);
    const auto reopened = desk.type("re " + number + " caller rang again");
    QVERIFY2(reopened.isOk(), reopened ? "" : refusalSentence(reopened.refusal()).c_str());
    QVERIFY(desk.isInMemory(kFirst));
    const Incident& incident = desk.session->state().incidents.at(kFirst);
    QVERIFY(incident.stage != IncidentStage::Closed);
    QCOMPARE(incident.notes.front().text, std::string("loud voices"));
    desk.close();
    const auto verdict = verify({desk.path(), {}});
    QVERIFY(verdict.isOk());
    QVERIFY2(!verdict->damage, verdict->damage ? verdict->damage->why.c_str() : "");
    desk.open();
    QVERIFY(desk.isInMemory(kFirst));
}

void tst_Trim::whatIsOpenStays()
{
    TimedDesk desk;
    QVERIFY(desk.type("new WELFARE @\"12 Elm St\"").isOk());
    desk.pass(Span::hours(100));
    const auto before = desk.session->state().sequence;
    desk.look();
    QVERIFY(desk.isInMemory(kFirst));
    QCOMPARE(desk.session->state().sequence, before);
}

void tst_Trim::theHoursAreASetting()
{
    TimedDesk desk;
    QCOMPARE(keptAfterClosing(desk.session->state()), Span::hours(Housekeeping::kHoursDefault));
    const auto set = [&](const char* hours) {
        ChangeSetting change;
        change.key = Housekeeping::kHoursSetting;
        change.value = hours;
        return desk.send(change, {Role::Administrator}).isOk();
    };
    QVERIFY(set("many"));
    QCOMPARE(keptAfterClosing(desk.session->state()), Span::hours(Housekeeping::kHoursDefault));
    QVERIFY(set("0"));
    QCOMPARE(keptAfterClosing(desk.session->state()), Span::hours(Housekeeping::kHoursDefault));
    QVERIFY(set("2"));
    QCOMPARE(keptAfterClosing(desk.session->state()), Span::hours(2));
    QVERIFY(desk.type("new WELFARE @\"12 Elm St\"").isOk());
    QVERIFY(desk.type("x 1 DONE").isOk());
    desk.pass(Span::hours(3));
    desk.look();
    QVERIFY(!desk.isInMemory(kFirst));
}

void tst_Trim::theLiveTailLooksByItself()
{
    TimedDesk desk;
    QVERIFY(desk.type("new WELFARE @\"12 Elm St\"").isOk());
    QVERIFY(desk.type("x 1 DONE").isOk());
    desk.pass(Span::hours(13));
    QVERIFY(desk.type("new WELFARE @\"14 Elm St\"").isOk());
    desk.session->settle();
    QVERIFY(!desk.isInMemory(kFirst));
    QVERIFY(desk.isInMemory(IncidentId{2}));
}

void tst_Trim::whatLeftMemoryStillCountsForTheSameHome()
{
    TimedDesk desk;
    const auto opened = [&](const char* apartment) {
        OpenIncident open;
        open.type = TypeCode("NOISE");
        open.location.text = "12 Elm St";
        open.location.detail = apartment;
        QVERIFY(desk.send(open).isOk());
    };
    opened("Apt 3");
    QVERIFY(desk.send(DecideFlag{kFirst, FlagDecision::Confirmed, "hears voices"}).isOk());
    CloseIncident close;
    close.incident = kFirst;
    close.disposition = DispositionCode("DONE");
    close.reason = eachWithReason(factsMissingToClose(desk.session->state().incidents.at(kFirst),
                                                      desk.session->base().knowledge.codes),
                                  "went with her sister before anybody came");
    const auto closed = desk.send(close, {Role::Supervisor});
    QVERIFY2(closed.isOk(), closed ? "" : refusalSentence(closed.refusal()).c_str());
    desk.pass(Span::hours(13));
    desk.look();
    QVERIFY(!desk.isInMemory(kFirst));

    Advisor advisor(*desk.session);
    // The same words, next door and in the same home: what is known of the home makes the
    // difference.
    for (const char* apartment : {"Apt 4", "Apt 3"}) {
        opened(apartment);
        const IncidentId id = desk.session->state().incidents.rbegin()->first;
        QVERIFY(desk.send(AddNote{id, {}, "loud music", FieldClass::Police, {}}).isOk());
        advisor.wait();
        desk.session->settle();
        const Flag suggested = desk.session->state().incidents.at(id).flag.suggested;
        QCOMPARE(suggested == Flag::Possible, apartment == std::string("Apt 3"));
    }
}

void tst_Trim::aRestrictionReachesWhatWasJoinedAndLeftMemory()
{
    TimedDesk desk;
    const IncidentId joined{2};
    QVERIFY(desk.type("new NOISE @\"12 Elm St\"").isOk());
    QVERIFY(desk.type("new NOISE @\"7 Quillfeather Ln\"").isOk());
    QVERIFY(desk.type("join 2 1 the same").isOk());
    QVERIFY(desk.type("x 1 DONE").isOk());
    desk.pass(Span::hours(100));
    desk.look();
    desk.look();
    QVERIFY(!desk.isInMemory(kFirst) && !desk.isInMemory(joined));
    const auto hits = [&] {
        auto reader = StationReader::open({desk.path(), ""});
        if (!reader)
            qFatal("the station cannot be read");
        SearchQuery query;
        query.words = "quillfeather";
        const auto page = search(reader->database(), query);
        return page ? page->hits.size() : std::size_t(99);
    };
    QCOMPARE(hits(), std::size_t(1));
    QVERIFY(desk.send(RestrictIncident{kFirst, Visibility::Restricted, "staff"}, {Role::Supervisor})
                .isOk());
    QVERIFY(desk.session->state().incidents.at(joined).visibility == Visibility::Restricted);
    QCOMPARE(hits(), std::size_t(0));
    desk.close();
    const auto verdict = verify({desk.path(), ""});
    QVERIFY(verdict && !verdict->damage);
}

HAVEN_TESTS(tst_Trim)
#include "tst_trim.moc"
