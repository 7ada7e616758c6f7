#include "tests/testkit/test_program.h"
#include "tests/ui/intake_place.h"
#include "tests/ui/intake_room.h"
#include "ui/intake/form_line.h"
#include "ui/intake/hint_list.h"
#include "ui/widgets/key_button.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

// Where it is, what is known of the place, and what is already worked there.
class TestIntakePlaces final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlaceOnFileIsTakenAndSaysHowSureItIs()
    {
        IntakeRoom room;
        room.desk.room().setPlaces(&town());
        IntakePanel& panel = room.show();
        panel.start();
        const auto known = town().find("main st", std::nullopt, 1);
        QVERIFY(!known.empty());
        room.type(known.front().label.c_str());
        const HintList& hints = room.find<HintList>("intakeHints");
        QTRY_COMPARE(hints.marked(), 0);
        QVERIFY(!hints.hints().empty());
        room.tab();
        QVERIFY2(!hints.hints().front().note.contains(QStringLiteral("not verified")),
                 qPrintable(hints.hints().front().note));
        room.type("NOISE");
        room.tab();
        QTRY_COMPARE(room.desk.state().incidents.size(), std::size_t(1));
        QVERIFY(room.incident().location.point.has_value());
    }

    void anUnmatchedPlaceIsTakenOnlyByAKeyAndMarked()
    {
        IntakeRoom room;
        room.desk.room().setPlaces(&town());
        room.show().start();
        room.type("zzqx quarry hut");
        room.tab();
        room.type("NOISE");
        room.tab();
        QTest::qWait(20);
        QVERIFY(room.desk.state().incidents.empty());
        const HintList& hints = room.find<HintList>("intakeHints");
        QVERIFY(hints.hints().front().text.contains(QStringLiteral("not found")));
        room.key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(room.desk.state().incidents.size(), std::size_t(1));
        QCOMPARE(room.incident().location.text, std::string("zzqx quarry hut"));
        QVERIFY(room.incident().location.confidence == Confidence::Forced);
        QTRY_VERIFY(hints.hints().front().note.contains(QStringLiteral("not verified")));
    }

    void coordinatesGiveTheirBeat()
    {
        IntakeRoom room;
        room.show().start();
        room.type(coordinateText(kInBeat2).c_str());
        room.tab();
        QVERIFY(room.find<HintList>("intakeHints")
                    .hints()
                    .front()
                    .note.contains(QStringLiteral("beat 2")));
        room.type("NOISE");
        room.tab();
        QTRY_COMPARE(room.desk.state().incidents.size(), std::size_t(1));
        QVERIFY(room.incident().location.beat == std::optional(BeatId("2")));
    }

    void aCallBeginsAtAPointOfTheMap()
    {
        IntakeRoom room;
        IntakePanel& panel = room.show();
        panel.startAt(kInBeat1);
        QCOMPARE(room.focusName(), QStringLiteral("intakeType"));
        room.type("NOISE");
        room.tab();
        QTRY_COMPARE(room.desk.state().incidents.size(), std::size_t(1));
        QVERIFY(room.incident().location.point == std::optional(kInBeat1));
        QVERIFY(room.incident().location.confidence == Confidence::Coordinates);
    }

    void whatIsKnownOfThePlaceIsShownAndJoinedByOneKey()
    {
        IntakeRoom room;
        const IncidentId open = fillPlace(room.desk);
        IncidentHit before;
        before.number = "26-000002";
        before.openedAt = room.desk.now() - Span::hours(400);
        before.type = "WELFARE";
        before.disposition = "DONE";
        room.desk.addPage(IncidentPage{{before}});
        room.show().start();
        room.type("12 oak ave");
        TextLine& title = room.find<TextLine>("intakeGlanceTitle");
        QTRY_VERIFY2(title.text().contains(QStringLiteral("cautions 1, similar 1")),
                     qPrintable(title.text()));
        room.tab();
        QVERIFY(room.desk.state().incidents.size() == 1);
        room.key(Qt::Key_A, Qt::AltModifier);
        room.key(Qt::Key_1, Qt::AltModifier);
        QTRY_COMPARE(room.desk.state().incidents.at(open).calls.size(), std::size_t(1));
        QTRY_COMPARE(room.desk.state().incidents.at(open).cautionsSeen.size(), std::size_t(1));
        QCOMPARE(room.desk.state().incidents.size(), std::size_t(1));
        QCOMPARE(room.line("intakeType").text(), QStringLiteral("NOISE"));
    }

    void aRepeatedNumberIsKnownBeforeThePlaceIs()
    {
        IntakeRoom room;
        OpenIncident first;
        first.type = TypeCode("NOISE");
        first.location = at("40 Mill Row");
        first.call = CallDraft{};
        first.call->callback = "203-555-0147";
        must(room.desk, first);
        room.show().start();
        room.line("intakeCallback").setFocus();
        room.type("(203) 555 0147");
        TextLine& title = room.find<TextLine>("intakeGlanceTitle");
        QTRY_VERIFY2(title.text().contains(QStringLiteral("similar 1")), qPrintable(title.text()));
    }

    void aJoinKeyKeepsItsIncident()
    {
        IntakeRoom room;
        room.desk.room().open("NOISE", "12 Oak Ave");
        room.show().start();
        room.type("12 Oak Ave");
        room.tab();
        QTRY_VERIFY(room.window().findChild<KeyButton*>(QStringLiteral("intakeJoin1")));
        const IncidentId first = room.desk.state().incidents.begin()->first;
        room.desk.pass(Span::minutes(5));
        room.desk.room().open("WELFARE", "12 Oak Ave"); // newer, and would be listed before
        room.desk.sync();
        QTRY_VERIFY(room.window().findChild<KeyButton*>(QStringLiteral("intakeJoin2")));
        room.key(Qt::Key_1, Qt::AltModifier);
        QTRY_COMPARE(room.desk.state().incidents.at(first).calls.size(), std::size_t(1));
    }

    void anotherCallerOnTheIncidentIsACallOfItsOwn()
    {
        IntakeRoom room;
        IntakePanel& panel = room.show();
        panel.start();
        room.takeNoise();
        room.key(Qt::Key_R, Qt::AltModifier);
        QCOMPARE(room.focusName(), QStringLiteral("intakeCallerName"));
        room.type("Neighbor");
        room.tab();
        QTRY_COMPARE(room.incident().calls.size(), std::size_t(2));
        QCOMPARE(room.incident().calls.back().callerName, std::string("Neighbor"));
        panel.continueWith(room.incident().id);
        QCOMPARE(room.line("intakeLocation").text(), QStringLiteral("12 Oak Ave"));
    }
};

HAVEN_TESTS(TestIntakePlaces)
#include "tst_intake_places.moc"
