#include "tests/session/session_kit.h"

#include "app/console/console_windows.h"
#include "app/reactors/alarm_raiser.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/sample_look.h"
#include "ui/shell/command_bar.h"

#include <csignal>
#include <QProcess>
#include <QSignalSpy>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

constexpr const char* kChildStation = "HAVEN_TEST_CHILD_STATION";
constexpr const char* kTyped = "new WELFARE @12 Oak Ave ! he is standing on the";

Command openAt(const char* place)
{
    OpenIncident open;
    open.type = TypeCode("WELFARE");
    open.location.text = place;
    return open;
}

const AgentSignedOn& signedOn(const Recorded& recorded)
{
    return asKind<AgentSignedOn>(*recorded.event);
}

// What a killed console does until then: it sits down and types into the real command bar.
int typeUntilKilled(const std::string& path)
{
    SessionOptions options;
    options.path = path;
    options.holder = "the child";
    QObject context;
    std::unique_ptr<Session> session;
    auto opened = Session::open(std::move(options), [&] {
        QMetaObject::invokeMethod(
            &context,
            [&] {
                if (session)
                    session->drain();
            },
            Qt::QueuedConnection);
    });
    if (!opened)
        qFatal("%s", refusalSentence(opened.refusal()).c_str());
    session = *std::move(opened);
    auto readers = ReaderPool::open({path, ""}, 1);
    if (!readers)
        qFatal("%s", refusalSentence(readers.refusal()).c_str());
    ConsoleDesk desk(*session, readers->get(), Seat{{}, {}, PositionId("Position 1"), {}});
    ui::ThemeSource source(testkit::sampleLook());
    ui::CommandBar bar(source, desk, wallClockOf(*session));
    const QObject* living = &bar;
    QObject::connect(&desk, &Desk::seatChanged, living, [&bar, living] {
        QTest::keyClicks(bar.line(), QString::fromLatin1(kTyped));
        // As long as is promised, and not longer.
        QTimer::singleShot(200, living, [] {
            fputs("typed\n", stdout);
            fflush(stdout);
        });
    });
    desk.signOn({AgentId("reyes"), kPassword});
    QTest::qWait(60'000);
    return 1;
}

} // namespace

class TestSeat final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRightPasswordTakesTheSeat()
    {
        SessionRoom room;
        room.open();
        const auto desk = room.desk();
        QVERIFY(desk->seat().roles.empty());
        QSignalSpy changes(desk.get(), &Desk::seatChanged);
        QCOMPARE(room.signOn(*desk, "reyes"), QStringLiteral("done"));
        QCOMPARE(changes.size(), 1);
        QCOMPARE(desk->seat().name, std::string("Reyes"));
        QCOMPARE(desk->seat().roles, std::set<Role>{Role::Dispatcher});
        QCOMPARE(room.session().state().signOns.at(PositionId("Position 1")).agent,
                 AgentId("reyes"));
    }

    void aWrongPasswordSaysSoAndFiveLockTheAccount()
    {
        SessionRoom room;
        room.open();
        const auto desk = room.desk();
        for (int n = 0; n < kFailedTriesMax; ++n)
            QCOMPARE(room.signOn(*desk, "reyes", "wrong one"), QStringLiteral("SignOnWrong"));
        room.session().settle();
        QCOMPARE(room.signOn(*desk, "reyes"), QStringLiteral("AccountLocked"));
        QVERIFY(desk->seat().roles.empty());
        QCOMPARE(room.signOn(*desk, "chen"), QStringLiteral("done"));
    }

    void anAdministratorReleasesWhoIsLocked()
    {
        SessionRoom room;
        room.open();
        const auto desk = room.desk();
        for (int n = 0; n < kFailedTriesMax; ++n)
            QCOMPARE(room.signOn(*desk, "reyes", "wrong one"), QStringLiteral("SignOnWrong"));
        QCOMPARE(room.signOn(*desk, "admin"), QStringLiteral("done"));
        AccountWish wish;
        wish.act = AccountAct::Release;
        wish.agent = AgentId("reyes");
        QCOMPARE(room.answerOf(*desk, desk->changeAccount(wish)), QStringLiteral("done"));
        QCOMPARE(room.signOn(*desk, "reyes"), QStringLiteral("done"));
    }

    void aRightPasswordForgetsTheWrongOnesBefore()
    {
        SessionRoom room;
        room.open();
        const auto desk = room.desk();
        for (int round = 0; round < 2; ++round) {
            for (int n = 0; n < kFailedTriesMax - 1; ++n)
                QCOMPARE(room.signOn(*desk, "reyes", "wrong one"), QStringLiteral("SignOnWrong"));
            QCOMPARE(room.signOn(*desk, "reyes"), QStringLiteral("done"));
        }
    }

    void theFirstAdministratorMakesTheirOwnAccountAndNobodyElseDoes()
    {
        SessionRoom room(SessionRoom::People::Nobody);
        room.open();
        const auto desk = room.desk();
        AccountWish wish;
        wish.agent = AgentId("dana");
        wish.name = "Dana";
        wish.password = kPassword;
        wish.roles = {Role::Dispatcher};
        QCOMPARE(room.answerOf(*desk, desk->changeAccount(wish)), QStringLiteral("AccountFirst"));
        wish.roles = {Role::Administrator};
        QCOMPARE(room.answerOf(*desk, desk->changeAccount(wish)), QStringLiteral("done"));
        wish.agent = AgentId("intruder");
        QCOMPARE(room.answerOf(*desk, desk->changeAccount(wish)), QStringLiteral("RoleMissing"));
        QCOMPARE(room.signOn(*desk, "dana"), QStringLiteral("done"));
        const auto made = room.facts<AccountChanged>();
        QCOMPARE(made.size(), std::size_t(1));
        QCOMPARE(made[0].envelope.recordedBy, AgentId("dana"));
    }

    void aReliefTakesTheOpenBoardWithDraftsAndIsOnTheLogWithBothNames()
    {
        SessionRoom room;
        room.open();
        const auto desk = room.desk();
        QCOMPARE(room.signOn(*desk, "reyes"), QStringLiteral("done"));
        QCOMPARE(room.submit(*desk, openAt("12 Oak Ave")), QStringLiteral("done"));
        desk->keepDraft({"note/1", "half a sen"});
        QCOMPARE(room.signOn(*desk, "chen"), QStringLiteral("done"));
        QCOMPARE(desk->seat().agent, AgentId("chen"));
        QCOMPARE(desk->state().incidents.size(), std::size_t(1));
        QCOMPARE(desk->drafts().size(), std::size_t(1));
        QCOMPARE(desk->drafts()[0].text, std::string("half a sen"));
        const auto facts = room.facts<AgentSignedOn>();
        QCOMPARE(signedOn(facts.back()).relieves, std::optional(AgentId("reyes")));
        const auto off = room.facts<AgentSignedOff>();
        QCOMPARE(asKind<AgentSignedOff>(*off.back().event).reason, std::string("relieved by Chen"));
    }

    void aFailedReliefLeavesTheSeatAsItWas()
    {
        SessionRoom room;
        room.open();
        const auto desk = room.desk();
        QCOMPARE(room.signOn(*desk, "reyes"), QStringLiteral("done"));
        QCOMPARE(room.signOn(*desk, "chen", "wrong one"), QStringLiteral("SignOnWrong"));
        QCOMPARE(desk->seat().agent, AgentId("reyes"));
        QCOMPARE(room.submit(*desk, openAt("12 Oak Ave")), QStringLiteral("done"));
    }

    void twoWindowsOfOneSessionEachCarryTheirOwnPerson()
    {
        SessionRoom room;
        room.open();
        const auto one = room.desk("Position 1");
        const auto two = room.desk("Position 2");
        QCOMPARE(room.signOn(*one, "reyes"), QStringLiteral("done"));
        QCOMPARE(room.signOn(*two, "chen"), QStringLiteral("done"));
        QCOMPARE(room.submit(*one, openAt("12 Oak Ave")), QStringLiteral("done"));
        QCOMPARE(room.submit(*two, openAt("9 Elm St")), QStringLiteral("done"));
        const auto opened = room.facts<IncidentOpened>();
        QCOMPARE(opened.size(), std::size_t(2));
        QCOMPARE(opened[0].envelope.recordedBy, AgentId("reyes"));
        QCOMPARE(opened[0].envelope.position, PositionId("Position 1"));
        QCOMPARE(opened[1].envelope.recordedBy, AgentId("chen"));
        QCOMPARE(opened[1].envelope.position, PositionId("Position 2"));
        QCOMPARE(one->state().incidents.size(), std::size_t(2));
    }

    void aPositionBelongsToOneWindow()
    {
        SessionRoom room;
        room.open();
        const auto desk = room.desk("Position 2");
        desk->setPositionGuard(
            [](const PositionId& position) { return position == PositionId("Position 1"); });
        const auto sitAt = [&](const char* position) {
            return room.answerOf(*desk,
                                 desk->signOn({AgentId("chen"), kPassword, PositionId(position)}));
        };
        QCOMPARE(sitAt("Position 1"), QStringLiteral("PositionTaken"));
        QCOMPARE(sitAt("Position 3"), QStringLiteral("done"));
        QCOMPARE(desk->seat().position, PositionId("Position 3"));
    }

    void signingOffEmptiesTheSeatAndNothingCanBeDoneThere()
    {
        SessionRoom room;
        room.open();
        const auto desk = room.desk();
        QCOMPARE(room.signOn(*desk, "reyes"), QStringLiteral("done"));
        QSignalSpy changes(desk.get(), &Desk::seatChanged);
        QCOMPARE(room.submit(*desk, SignOff{PositionId("Position 1"), "end of shift"}),
                 QStringLiteral("done"));
        QCOMPARE(changes.size(), 1);
        QVERIFY(desk->seat().roles.empty());
        QVERIFY(room.session().state().signOns.empty());
        QCOMPARE(room.submit(*desk, openAt("12 Oak Ave")), QStringLiteral("RoleMissing"));
    }

    void aSignOnThatWasKilledDoesNotBlockTheNext()
    {
        SessionRoom room;
        room.open();
        auto desk = room.desk();
        QCOMPARE(room.signOn(*desk, "reyes"), QStringLiteral("done"));
        // No sign-off: the process is gone.
        desk.reset();
        room.close();
        room.open();
        desk = room.desk();
        QCOMPARE(room.signOn(*desk, "reyes"), QStringLiteral("done"));
        QCOMPARE(room.facts<AgentSignedOff>().size(), std::size_t(1));
    }

    void awayHandsTheAlarmsToSomebodyWhoIsThere()
    {
        SessionRoom room;
        room.open();
        const auto one = room.desk("Position 1");
        const auto two = room.desk("Position 2");
        QCOMPARE(room.signOn(*one, "reyes"), QStringLiteral("done"));
        HandAlarms away;
        away.to = AgentId("chen");
        QCOMPARE(room.submit(*one, away), QStringLiteral("AgentNotSignedOn"));
        QCOMPARE(room.signOn(*two, "chen"), QStringLiteral("done"));
        QCOMPARE(room.submit(*one, away), QStringLiteral("done"));
        QCOMPARE(room.session().state().signOns.at(PositionId("Position 1")).alarmsWith,
                 std::optional(AgentId("chen")));
    }

    void draftsAreThereAfterARestartForWhoeverSitsThere()
    {
        SessionRoom room;
        room.open();
        auto desk = room.desk();
        QCOMPARE(room.signOn(*desk, "reyes"), QStringLiteral("done"));
        desk->keepDraft({"command-line", "d 3A12 4482"});
        desk->keepDraft({"note/1", "he said"});
        desk->keepDraft({"note/1", ""});
        room.session().settle();
        desk.reset();
        room.close();
        room.open();
        desk = room.desk();
        QVERIFY(desk->drafts().empty());
        QCOMPARE(room.signOn(*desk, "chen"), QStringLiteral("done"));
        QCOMPARE(desk->drafts().size(), std::size_t(1));
        QCOMPARE(desk->drafts()[0].key, std::string("command-line"));
        QCOMPARE(desk->drafts()[0].text, std::string("d 3A12 4482"));
        // At another desk they are not.
        const auto other = room.desk("Position 2");
        QCOMPARE(room.signOn(*other, "reyes"), QStringLiteral("done"));
        QVERIFY(other->drafts().empty());
    }

    void aDraftThatIsTooLongForTheDiskIsToldOnce()
    {
        SessionRoom room;
        room.open();
        auto desk = room.desk();
        QCOMPARE(room.signOn(*desk, "reyes"), QStringLiteral("done"));
        const std::string fits(kDraftBytesMax, 'a');
        const std::string over = fits + 'b';
        QSignalSpy kept(desk.get(), &Desk::draftKept);
        std::vector<RefusalCode> told;
        connect(desk.get(), &Desk::draftUnkept, this,
                [&told](const Refusal& why) { told.push_back(why.code); });
        desk->keepDraft({"note/1", fits});
        QVERIFY(told.empty());
        desk->keepDraft({"note/1", over});
        desk->keepDraft({"note/1", over + 'c'});
        QCOMPARE(told, std::vector<RefusalCode>{RefusalCode::DraftTooLong});
        // In this window nothing of it is lost.
        QCOMPARE(desk->drafts().size(), std::size_t(1));
        QCOMPARE(desk->drafts()[0].text, over + 'c');
        QCOMPARE(kept.count(), 0);
        // Another field is another matter.
        desk->keepDraft({"note/2", over});
        QCOMPARE(told.size(), std::size_t(2));
        desk->keepDraft({"note/2", ""}); // was sent
        QCOMPARE(kept.count(), 0);
        desk->keepDraft({"note/1", "short again"});
        QCOMPARE(kept.count(), 1);
        desk->keepDraft({"note/1", over});
        QCOMPARE(told.size(), std::size_t(3));
        // The disk has what was kept last.
        room.session().settle();
        desk.reset();
        room.close();
        room.open();
        desk = room.desk();
        QCOMPARE(room.signOn(*desk, "chen"), QStringLiteral("done"));
        QCOMPARE(desk->drafts().size(), std::size_t(1));
        QCOMPARE(desk->drafts()[0].text, std::string("short again"));
    }

    void whatWasTypedIsBackAfterAKill()
    {
        SessionRoom room;
        QProcess child;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QString::fromLatin1(kChildStation), QString::fromStdString(room.path()));
        child.setProcessEnvironment(environment);
        child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("tst_seat")});
        QVERIFY(child.waitForStarted());
        QVERIFY(QTest::qWaitFor(
            [&] {
                return child.canReadLine() && child.readLine().trimmed() == QByteArray("typed");
            },
            20'000));
        QCOMPARE(::kill(static_cast<pid_t>(child.processId()), SIGKILL), 0);
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);

        room.open();
        const auto desk = room.desk();
        ui::ThemeSource source(testkit::sampleLook());
        ui::CommandBar bar(source, *desk, wallClockOf(room.session()));
        QVERIFY(bar.line()->text().isEmpty());
        QCOMPARE(room.signOn(*desk, "reyes"), QStringLiteral("done"));
        QCOMPARE(bar.line()->text(), QString::fromLatin1(kTyped));
    }

    void whatIsDueIsRaisedOnceBySomebodyWhoIsNoPerson()
    {
        SessionRoom room;
        room.open();
        const auto one = room.desk("Position 1");
        const auto two = room.desk("Position 2");
        QCOMPARE(room.signOn(*one, "reyes"), QStringLiteral("done"));
        QCOMPARE(room.signOn(*two, "chen"), QStringLiteral("done"));
        QCOMPARE(room.submit(*one, openAt("12 Oak Ave")), QStringLiteral("done"));
        AlarmRaiser raiser(room.session());
        raiser.raiseDue();
        room.session().settle();
        QCOMPARE(room.facts<AlarmRaised>().size(), std::size_t(0));
        room.pass(Span::minutes(45));
        for (int n = 0; n < 3; ++n) {
            raiser.raiseDue();
            raiser.raiseDue();
            room.session().settle();
        }
        const auto raised = room.facts<AlarmRaised>();
        QVERIFY(!raised.empty());
        std::set<AlarmKind> kinds;
        for (const auto& alarm : raised) {
            QCOMPARE(alarm.envelope.recordedBy, AgentId("alarms"));
            QVERIFY(kinds.insert(asKind<AlarmRaised>(*alarm.event).kind).second);
        }
        QVERIFY(kinds.count(AlarmKind::WaitLimit) > 0);
    }

    // What is not yet due comes later by as much; nothing else would ever say so.
    void aClockThatIsSetBackIsTold()
    {
        SessionRoom room;
        room.open();
        AlarmRaiser raiser(room.session());
        std::vector<Span> told;
        connect(&raiser, &AlarmRaiser::clockSetBack, this,
                [&told](Span by) { told.push_back(by); });
        room.pass(Span::minutes(10));
        raiser.raiseDue();
        room.pass(Span{-(kClockBackMin.ms - 1)});
        raiser.raiseDue();
        QVERIFY(told.empty());
        room.pass(Span::minutes(-10));
        raiser.raiseDue();
        raiser.raiseDue(); // once, not each second
        QCOMPARE(told.size(), std::size_t(1));
        QCOMPARE(told[0].ms, Span::minutes(10).ms);
        room.pass(Span{-kClockBackMin.ms});
        raiser.raiseDue();
        QCOMPARE(told.size(), std::size_t(2));
    }
};

namespace {

// The child that types until it is killed is this same program.
int runSeat(int argc, char** argv)
{
    const QByteArray child = qgetenv(kChildStation);
    if (!child.isEmpty())
        return typeUntilKilled(child.toStdString());
    return runTests<TestSeat>(argc, argv);
}

} // namespace

HAVEN_TEST_FILE(TestSeat, runSeat)
#include "tst_seat.moc"
