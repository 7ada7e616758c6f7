#include "app/reactors/advisor.h"
#include "models/dispatch/weapon.h"
#include "tests/session/session_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// What we asked by text and the caller's yes to it are read together, also where each came by
// itself.
using namespace haven;
using namespace haven::test;

namespace {

const IncidentId kTextCall{1};

class TextRoom final
{
public:
    TextRoom()
    {
        m_room.open();
        m_advisor = std::make_unique<Advisor>(m_room.session());
        OpenIncident open;
        open.type = TypeCode("NOISE");
        open.location.text = "12 Elm St";
        open.call = CallDraft{};
        send(std::move(open));
    }
    void send(Command command)
    {
        Request request;
        request.command = std::move(command);
        request.seat = {AgentId("reyes"), "Reyes", PositionId("Position 1"), {Role::Dispatcher}};
        must(m_room.session().submitAndWait(std::move(request)));
        m_advisor->wait();
        m_room.session().settle();
    }
    void text(const char* lines)
    {
        m_room.pass(Span::minutes(1));
        AddTranscript command;
        command.incident = kTextCall;
        command.text = lines;
        send(std::move(command));
    }
    const Incident& call() { return m_room.session().state().incidents.at(kTextCall); }

private:
    SessionRoom m_room;
    std::unique_ptr<Advisor> m_advisor;
};

} // namespace

class tst_TextYes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aYesByItselfShowsTheWeapon()
    {
        TextRoom room;
        room.text("u: does he have a gun");
        QVERIFY(!possibleWeapon(room.call()));
        room.text("c: yes");
        QVERIFY(possibleWeapon(room.call()).has_value());
    }

    void aNoByItselfShowsNone()
    {
        TextRoom room;
        room.text("u: does he have a gun");
        room.text("c: no");
        QVERIFY(!possibleWeapon(room.call()));
    }

    // What was answered between the question and the yes is older than the yes.
    void aYesIsNewerThanWhatWasAnsweredBeforeIt()
    {
        TextRoom room;
        room.text("u: does he have a gun");
        room.send(AnswerFact{kTextCall, Fact::Weapon, answered("none")});
        room.text("c: yes");
        QVERIFY(possibleWeapon(room.call()).has_value());
    }

    void aYesToAQuestionAboutDyingIsFlagged()
    {
        TextRoom room;
        room.text("u: are you going to kill yourself tonight");
        QVERIFY(room.call().flag.suggested != Flag::Yes);
        room.text("c: yes");
        QCOMPARE(room.call().flag.suggested, Flag::Yes);
    }

    // Lines stand between the question and the yes, each by itself.
    void aLineBetweenLosesNoYes()
    {
        TextRoom room;
        room.text("u: does he have a gun");
        room.text("u: are you still there");
        QVERIFY(!possibleWeapon(room.call()));
        room.text("c: yes");
        QVERIFY(possibleWeapon(room.call()).has_value());
    }

    void aNoThatIsTakenBackShowsTheWeapon()
    {
        TextRoom room;
        room.text("u: does he have a gun?");
        room.text("c: no");
        QVERIFY(!possibleWeapon(room.call()));
        room.text("c: wait yes");
        QVERIFY(possibleWeapon(room.call()).has_value());
    }

    // A yes to the next question is not the yes to this one said again.
    void aYesCountsOnce()
    {
        TextRoom room;
        room.text("u: does he have a gun?");
        room.text("c: yes");
        room.send(AnswerFact{kTextCall, Fact::Weapon, answered("none")});
        QVERIFY(!possibleWeapon(room.call()));
        room.text("u: is he inside?");
        room.text("c: yes");
        QVERIFY(!possibleWeapon(room.call()));
    }
};

HAVEN_TESTS(tst_TextYes)
#include "tst_text_yes.moc"
