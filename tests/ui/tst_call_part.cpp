#include "models/dispatch/call_rules.h"
#include "tests/testkit/test_program.h"
#include "tests/ui/incident_scene.h"

using namespace haven;
using namespace haven::test;

namespace {

IncidentId calledIn(IncidentScene& scene, CallKind kind, SafeContact safe = SafeContact::NotAsked)
{
    const IncidentId id = scene.open();
    TakeCall command;
    command.incident = id;
    command.call.kind = kind;
    command.call.callback = "203-555-0147";
    command.call.safeContact = safe;
    scene.must(command);
    return id;
}

void chooseAct(IncidentScene& scene, const char* words)
{
    scene.focusPanel();
    scene.press(Qt::Key_T, Qt::ShiftModifier);
    QVERIFY(scene.isShown(QStringLiteral("pickBand")));
    scene.type(QString::fromUtf8(words));
    scene.press(Qt::Key_Return);
}

} // namespace

class TestCallPart final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHangUpStandsOpenUntilAVoiceIsHeard()
    {
        IncidentScene scene;
        const IncidentId id = calledIn(scene, CallKind::HangUp);
        scene.show(id);
        QVERIFY(scene.isShown(QStringLiteral("callPart")));
        QVERIFY(scene.label(QStringLiteral("callOwed")).contains(QStringLiteral("203-555-0147")));
        QVERIFY(!scene.isShown(QStringLiteral("responsePart")));
        chooseAct(scene, "a voice was heard");
        QTRY_VERIFY(!scene.incident(id).callback);
        QTRY_VERIFY(!scene.isShown(QStringLiteral("callPart")));
        QCOMPARE(scene.incident(id).calls.back().tries.size(), std::size_t{1});
    }

    void aNumberThatIsNotSafeAsksWhoDecided()
    {
        IncidentScene scene;
        const IncidentId id = calledIn(scene, CallKind::HangUp, SafeContact::Never);
        scene.show(id);
        QVERIFY(scene.label(QStringLiteral("callUnsafe")).contains(QStringLiteral("never")));
        chooseAct(scene, "busy");
        QVERIFY(scene.isShown(QStringLiteral("reasonPrompt")));
        QVERIFY(scene.incident(id).calls.back().tries.empty());
        scene.type(QStringLiteral("Sgt. Hale, she was crying"));
        scene.press(Qt::Key_Return);
        QTRY_COMPARE(scene.incident(id).calls.back().tries.size(), std::size_t{1});
    }

    // Whoever rang last is not whoever is called back.
    void whatIsNotSafeIsSaidOfTheNumberThatIsCalled()
    {
        IncidentScene scene;
        const IncidentId id = calledIn(scene, CallKind::HangUp, SafeContact::Never);
        TakeCall neighbor;
        neighbor.incident = id;
        neighbor.call.callback = "203-555-0188";
        scene.must(neighbor);
        scene.show(id);
        QVERIFY(scene.label(QStringLiteral("callOwed")).contains(QStringLiteral("203-555-0147")));
        QVERIFY(scene.label(QStringLiteral("callUnsafe")).contains(QStringLiteral("never")));
        chooseAct(scene, "busy");
        QVERIFY(scene.isShown(QStringLiteral("reasonPrompt")));
    }

    void aTextSessionIsShownAndEnded()
    {
        IncidentScene scene;
        const IncidentId id = calledIn(scene, CallKind::TextSession);
        scene.must(AddTranscript{id, {}, "c: he is outside"});
        scene.show(id);
        QVERIFY(scene.label(QStringLiteral("callText")).contains(QStringLiteral("1 line")));
        chooseAct(scene, "text session: end");
        scene.type(QStringLiteral("3A12 is with her"));
        scene.press(Qt::Key_Return);
        QTRY_VERIFY(!isTextOpen(scene.incident(id).calls.back()));
    }

    void aPositionIsTakenOverOnlyByAKey()
    {
        IncidentScene scene;
        const IncidentId id = calledIn(scene, CallKind::Voice);
        RecordCallLocation command;
        command.incident = id;
        command.place.text = "400 Shore Rd";
        command.radiusM = 300;
        scene.must(command);
        scene.show(id);
        QVERIFY(scene.label(QStringLiteral("callPlace")).contains(QStringLiteral("400 Shore Rd")));
        QCOMPARE(scene.incident(id).location.text, std::string("12 Oak Ave"));
        chooseAct(scene, "take the call");
        QTRY_COMPARE(scene.incident(id).location.text, std::string("400 Shore Rd"));
        QTRY_VERIFY(!scene.isShown(QStringLiteral("callPlace")));
    }

    void aTransferGoesOnByTheSameKey()
    {
        IncidentScene scene;
        const IncidentId id = calledIn(scene, CallKind::Voice);
        scene.must(PlaceTransfer{id, {}, "Canton", ""});
        scene.show(id);
        QVERIFY(scene.label(QStringLiteral("callTransfer")).contains(QStringLiteral("Canton")));
        chooseAct(scene, "transfer: accepted");
        QTRY_VERIFY(openTransfer(scene.incident(id)) == nullptr);
        QTRY_VERIFY(!scene.isShown(QStringLiteral("callPart")));
    }
};

HAVEN_TESTS(TestCallPart)
#include "tst_call_part.moc"
