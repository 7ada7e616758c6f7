#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/stall_watchdog.h"
#include "tests/ui/incident_scene.h"
#include "ui/incident/scrolled_body.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QVBoxLayout>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

// Higher where it is wide: with the bar there is room for all of it, without the bar there is not.
class Contrary final : public QWidget
{
public:
    Contrary(int from, QWidget* parent) : QWidget(parent), m_from(from)
    {
        QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
    }
    int heightForWidth(int width) const override { return width > m_from ? 900 : 100; }
    QSize sizeHint() const override { return {100, 100}; }

private:
    int m_from;
};

std::string draftKey(IncidentScene& scene, IncidentId id)
{
    return "note/" + scene.incident(id).number;
}

QString typed(IncidentScene& scene)
{
    return scene.find<QPlainTextEdit>(QStringLiteral("noteText")).toPlainText();
}

LogLine logLine(std::int64_t sequence, const char* by, const std::string& text)
{
    LogLine out;
    out.envelope.sequence = sequence;
    out.envelope.happenedAt = Instant{1'773'518'400'000 + sequence * 1000};
    out.envelope.doneBy = AgentId(by);
    out.text = text;
    return out;
}

LogPage page(std::int64_t newest, int count)
{
    LogPage out;
    for (int n = 0; n < count; ++n)
        out.lines.push_back(logLine(newest - n, "reyes", "line " + std::to_string(newest - n)));
    return out;
}

std::size_t logQuestions(const FakeDesk& desk)
{
    std::size_t count = 0;
    for (const auto& question : desk.questions())
        count += std::holds_alternative<LogQuery>(question.query) ? 1U : 0U;
    return count;
}

std::vector<std::string> naughtyTexts()
{
    QFile file(qEnvironmentVariable("HAVEN_DATA") +
               QStringLiteral("/suites/naughty-strings/blns.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    std::vector<std::string> texts;
    const auto list = QJsonDocument::fromJson(file.readAll()).array();
    for (const auto& one : list)
        texts.push_back(one.toString().toStdString());
    return texts;
}

} // namespace

class TestIncidentNotes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Qt resized such a body without end, and the whole desk stood still.
    void aScrolledBodyComesToRest()
    {
        QScrollArea area;
        area.setWidgetResizable(true);
        area.resize(300, 300);
        auto* body = new ScrolledBody(area.viewport());
        auto* column = new QVBoxLayout(body);
        column->setContentsMargins(0, 0, 0, 0);
        const int bar = area.verticalScrollBar()->sizeHint().width();
        column->addWidget(new Contrary(area.maximumViewportSize().width() - bar / 2, body));
        area.setWidget(body);
        area.show();
        QVERIFY(QTest::qWaitForWindowExposed(&area));
        for (const int height : {300, 950, 200, 1000, 300}) {
            area.resize(300, height);
            QTest::qWait(1);
            QVERIFY(body->height() >= area.viewport()->height());
        }
    }

    void aNoteIsWrittenByKeyAndKeptWhileItIsTyped()
    {
        IncidentScene scene;
        const IncidentId id = scene.open();
        scene.show(id);
        scene.focusPanel();
        scene.press(Qt::Key_W);
        scene.type(QStringLiteral("yes, no, unsure"));
        QTRY_COMPARE(scene.desk.draft(draftKey(scene, id)), std::string("yes, no, unsure"));
        QVERIFY(!scene.incident(id).flag.decision); // letters were only typed
        scene.press(Qt::Key_Return);
        QTRY_COMPARE(scene.incident(id).notes.size(), std::size_t(1));
        QCOMPARE(scene.incident(id).notes.front().text, std::string("yes, no, unsure"));
        QTRY_COMPARE(scene.desk.draft(draftKey(scene, id)), std::string());
        QVERIFY(typed(scene).isEmpty());
        QVERIFY(scene.find<QWidget>(QStringLiteral("noteText")).hasFocus());
    }

    void aRefusedNoteStandsInTheFieldAgain()
    {
        IncidentScene scene;
        const IncidentId id = scene.open();
        scene.show(id);
        scene.focusPanel();
        scene.press(Qt::Key_W);
        scene.type(QStringLiteral("knife in the sink"));
        scene.desk.refuseNextWith(refuse(RefusalCode::EngineStopped));
        QSignalSpy said(&scene.panel(), &IncidentPanel::said);
        scene.press(Qt::Key_Return);
        QTRY_COMPARE(said.size(), 1);
        QCOMPARE(typed(scene), QStringLiteral("knife in the sink"));
        QVERIFY(scene.label(QStringLiteral("noteAbout")).contains(QStringLiteral("text is kept")));
        QTRY_COMPARE(scene.desk.draft(draftKey(scene, id)), std::string("knife in the sink"));
    }

    void thatACodeWordStandsInANoteIsSaid()
    {
        IncidentScene scene;
        const IncidentId id = scene.open();
        RecordPremiseAlarm alarm;
        alarm.incident = id;
        alarm.alarm.company = "Guardline";
        alarm.alarm.code = "hedgehog";
        QVERIFY(scene.desk.room().run(alarm));
        scene.desk.sync();
        scene.show(id);
        scene.focusPanel();
        const auto told = [&] {
            return scene.label(QStringLiteral("noteAbout")).contains(QStringLiteral("code word"));
        };
        scene.press(Qt::Key_W);
        scene.type(QStringLiteral("all is quiet"));
        scene.press(Qt::Key_Return);
        QTRY_COMPARE(scene.incident(id).notes.size(), std::size_t(1));
        QVERIFY(!told());
        scene.type(QStringLiteral("she said Hedgehog"));
        scene.press(Qt::Key_Return);
        QTRY_COMPARE(scene.incident(id).notes.size(), std::size_t(2));
        QTRY_VERIFY(told());
        QVERIFY(typed(scene).isEmpty());
    }

    void aDraftStaysWithItsIncident()
    {
        IncidentScene scene;
        const IncidentId first = scene.open();
        const IncidentId second = scene.open();
        scene.show(first);
        scene.focusPanel();
        scene.press(Qt::Key_W);
        scene.type(QStringLiteral("half a sen"));
        scene.panel().show(second);
        QVERIFY(typed(scene).isEmpty());
        QCOMPARE(scene.desk.draft(draftKey(scene, first)), std::string("half a sen"));
        scene.panel().show(first);
        QCOMPARE(typed(scene), QStringLiteral("half a sen"));
    }

    void aDraftOfACrashIsBackWithTheSeat()
    {
        IncidentScene scene;
        const IncidentId id = scene.open();
        scene.show(id);
        scene.desk.keepDraft(DeskDraft{draftKey(scene, id), "was typed before the crash"});
        scene.desk.setSeat(dispatcherSeat());
        QCOMPARE(typed(scene), QStringLiteral("was typed before the crash"));
    }

    void aNoteOnItsWayIsInTheDraftUntilItIsSaved()
    {
        IncidentScene scene;
        const IncidentId id = scene.open();
        scene.desk.setAnswering(Answering::WhenTold);
        scene.show(id);
        scene.focusPanel();
        scene.press(Qt::Key_W);
        scene.type(QStringLiteral("first"));
        scene.press(Qt::Key_Return);
        scene.type(QStringLiteral("second"));
        QTRY_COMPARE(scene.desk.draft(draftKey(scene, id)), std::string("first\nsecond"));
        scene.desk.answerAll();
        QTRY_COMPARE(scene.desk.draft(draftKey(scene, id)), std::string("second"));
        QCOMPARE(typed(scene), QStringLiteral("second"));
    }

    void aCorrectedNoteStaysStruckWithWhatSetItRight()
    {
        IncidentScene scene;
        const IncidentId id = scene.open();
        scene.note(id, "apartment 3");
        scene.show(id);
        auto& notes = scene.find<TextColumn>(QStringLiteral("incidentNotes"));
        notes.setFocus();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
        QApplication::sendEvent(&notes, &event);
        QAction* correct = scene.menuAct(QStringLiteral("noteMenu"), QStringLiteral("noteCorrect"));
        QVERIFY(correct != nullptr);
        correct->trigger();
        QCOMPARE(typed(scene), QStringLiteral("apartment 3"));
        scene.find<QPlainTextEdit>(QStringLiteral("noteText"))
            .setPlainText(QStringLiteral("apartment 5, caller misspoke"));
        scene.find<QPlainTextEdit>(QStringLiteral("noteText")).setFocus();
        scene.press(Qt::Key_Return);
        QTRY_COMPARE(notes.items().size(), std::size_t(2));
        const TextItem& old = notes.items().back();
        QCOMPARE(old.blocks[1].struck, Struck::Yes);
        QCOMPARE(old.blocks[2].text, QStringLiteral("Corrected at 20:00:00 by Reyes: "
                                                    "apartment 5, caller misspoke"));
        QVERIFY(notes.items().front().blocks[0].text.contains(
            QStringLiteral("corrects the note of 20:00:00")));
        QVERIFY(!scene.isShown(QStringLiteral("noteAbout")));
    }

    void aSealedNoteIsForCliniciansOnly()
    {
        IncidentScene scene;
        const IncidentId id = scene.open();
        // As a log written before notes were sealed may hold it.
        NoteAdded old;
        old.note = NoteId(scene.desk.state().counters.note + 1);
        old.incident = id;
        old.text = "sealed words";
        old.fieldClass = FieldClass::ClinicianOnly;
        scene.desk.room().record(old);
        scene.desk.sync();
        scene.show(id);
        QVERIFY(
            !scene.texts(QStringLiteral("incidentNotes")).contains(QStringLiteral("sealed words")));
        QVERIFY(scene.texts(QStringLiteral("incidentNotes"))
                    .contains(QStringLiteral("for clinicians only")));
        scene.desk.setSeat(clinicianSeat());
        QTRY_VERIFY(
            scene.texts(QStringLiteral("incidentNotes")).contains(QStringLiteral("sealed words")));
    }

    void aVeryLongNoteShowsItsBeginningAndTheRestOnEnter()
    {
        IncidentScene scene;
        const IncidentId id = scene.open();
        scene.note(id, std::string(16'000, 'x') + " END");
        scene.show(id);
        QVERIFY(!scene.texts(QStringLiteral("incidentNotes")).contains(QStringLiteral("END")));
        scene.find<TextColumn>(QStringLiteral("incidentNotes")).setFocus();
        scene.press(Qt::Key_Return);
        QVERIFY(scene.texts(QStringLiteral("incidentNotes")).contains(QStringLiteral("END")));
    }

    void aReaderOfAnOldNoteKeepsItsPlaceWhenANewOneComes()
    {
        IncidentScene scene;
        const IncidentId id = scene.open();
        for (int n = 0; n < 12; ++n)
            scene.note(id, "note " + std::to_string(n) + " with some words in it");
        scene.show(id);
        QScrollBar* bar =
            scene.find<QScrollArea>(QStringLiteral("notesScroll")).verticalScrollBar();
        auto& notes = scene.find<TextColumn>(QStringLiteral("incidentNotes"));
        bar->setValue(bar->maximum() / 2);
        const qint64 key = notes.items()[6].key;
        const int before = notes.itemRect(key).top() - bar->value();
        scene.note(id, "a new one on top");
        scene.desk.sync();
        QTest::qWait(50);
        QCOMPARE(notes.items().size(), std::size_t(13));
        QCOMPARE(notes.itemRect(key).top() - bar->value(), before);
    }

    void olderNotesComeOnAsking()
    {
        IncidentScene scene;
        const IncidentId id = scene.open();
        for (int n = 0; n < 40; ++n)
            scene.note(id, "note " + std::to_string(n));
        scene.show(id);
        auto& notes = scene.find<TextColumn>(QStringLiteral("incidentNotes"));
        QCOMPARE(notes.items().size(), std::size_t(15));
        QCOMPARE(scene.button(QStringLiteral("notesOlder")).text(),
                 QStringLiteral("25 older notes"));
        QTest::mouseClick(&scene.button(QStringLiteral("notesOlder")), Qt::LeftButton);
        QCOMPARE(notes.items().size(), std::size_t(40));
        QVERIFY(!scene.isShown(QStringLiteral("notesOlder")));
        QCOMPARE(notes.items().front().blocks[1].text, QStringLiteral("note 39"));
    }

    void twoHundredNotesNeverStall()
    {
        IncidentScene scene;
        const IncidentId id = fillDrawing(scene);
        for (int n = 0; n < 200; ++n)
            scene.note(id, "note " + std::to_string(n) + std::string(300, n % 2 == 0 ? 'a' : 'b'));
        const IncidentId other = scene.open();
        scene.show(other);
        testkit::StallWatchdog watchdog;
        scene.panel().show(id);
        QTest::qWait(50);
        qInfo("longest stall on opening %d ms", watchdog.stallMsMax());
        const int opening = watchdog.stallMsMax();
        watchdog.reset();
        for (int n = 0; n < 20; ++n) {
            scene.note(id, "another");
            scene.desk.sync();
            QTest::qWait(10);
        }
        qInfo("longest stall on new notes %d ms", watchdog.stallMsMax());
        const int adding = watchdog.stallMsMax();
        for (int n = 0; n < 4; ++n) {
            watchdog.reset();
            scene.button(QStringLiteral("notesOlder")).click();
            QTest::qWait(20);
            qInfo("longest stall on older notes %d ms", watchdog.stallMsMax());
        }
        // Debug builds under load are slower than the promise; the release build keeps it.
        QVERIFY(opening <= 4 * testkit::kStallMsMax);
        QVERIFY(adding <= 4 * testkit::kStallMsMax);
    }

    void theTimelineIsTheLogNewestFirst()
    {
        IncidentScene scene;
        const IncidentId id = scene.open();
        LogPage lines;
        lines.lines = {logLine(9, "reyes", "Clinician requested"),
                       logLine(7, "advisor", "<b>bold</b>")};
        scene.desk.addPage(lines);
        scene.show(id);
        QTRY_COMPARE(scene.find<TextColumn>(QStringLiteral("timelineList")).items().size(),
                     std::size_t(2));
        const auto& items = scene.find<TextColumn>(QStringLiteral("timelineList")).items();
        QCOMPARE(items[0].lead, QStringLiteral("20:00:09"));
        QCOMPARE(items[0].blocks[0].text, QStringLiteral("Reyes: Clinician requested"));
        QCOMPARE(items[1].blocks[0].text, QStringLiteral("Advisor: <b>bold</b>"));
        QVERIFY(!scene.isShown(QStringLiteral("timelineOlder")));
    }

    void anAlarmThatRingsEachMinuteIsOneLineWithItsCount()
    {
        IncidentScene scene;
        const IncidentId id = scene.open();
        LogPage lines;
        lines.lines = {logLine(9, "haven", "Alarm for 26-000001: waiting"),
                       logLine(8, "reyes", "Note: still no unit"),
                       logLine(7, "haven", "Alarm for 26-000001: waiting"),
                       logLine(6, "haven", "Alarm for 26-000001: waiting"),
                       logLine(5, "haven", "Alarm for 26-000001: emergency")};
        for (const std::size_t n : {0U, 2U, 3U, 4U})
            lines.lines[n].type = "AlarmRaised";
        scene.desk.addPage(lines);
        scene.show(id);
        const auto& list = scene.find<TextColumn>(QStringLiteral("timelineList"));
        QTRY_COMPARE(list.items().size(), std::size_t(3));
        QCOMPARE(list.items()[0].lead, QStringLiteral("20:00:09"));
        QVERIFY(list.items()[0].blocks[0].text.endsWith(
            QStringLiteral("waiting (3 times, the first at 20:00:06)")));
        QVERIFY(list.items()[1].blocks[0].text.endsWith(QStringLiteral("still no unit")));
        QVERIFY(list.items()[2].blocks[0].text.endsWith(QStringLiteral("emergency")));
    }

    void manyFactsInARowAreOneQuestionOfTheLog()
    {
        IncidentScene scene;
        const IncidentId id = scene.open();
        scene.show(id);
        const std::size_t before = logQuestions(scene.desk);
        for (int n = 0; n < 10; ++n) {
            scene.note(id, "note");
            scene.desk.sync();
            QTest::qWait(5);
        }
        QTRY_COMPARE(logQuestions(scene.desk), before + 1);
        QTest::qWait(250);
        QCOMPARE(logQuestions(scene.desk), before + 1);
        const IncidentId other = scene.open();
        scene.note(other, "elsewhere");
        scene.desk.sync();
        QTest::qWait(250);
        QCOMPARE(logQuestions(scene.desk), before + 1);
    }

    void olderLinesComeAsOneScrollsDown()
    {
        IncidentScene scene(QStringLiteral("night"), QSize(490, 500));
        const IncidentId id = scene.open();
        scene.desk.addPage(page(100, 30));
        scene.desk.addPage(page(70, 5));
        scene.show(id);
        auto& list = scene.find<TextColumn>(QStringLiteral("timelineList"));
        QTRY_COMPARE(list.items().size(), std::size_t(30));
        QScrollBar* bar =
            scene.find<QScrollArea>(QStringLiteral("incidentScroll")).verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 0);
        bar->setValue(bar->maximum());
        QTRY_COMPARE(list.items().size(), std::size_t(35));
        QCOMPARE(list.items().back().key, qint64(66));
        QCOMPARE(std::get<LogQuery>(scene.desk.questions().back().query).after,
                 std::optional<std::int64_t>(71));
    }

    void aColdIncidentIsShownToReadOnly()
    {
        IncidentScene scene;
        const IncidentId id = scene.open("NOISE", Priority::P3, "9 Elm St");
        Incident cold = scene.desk.room().incident(id);
        cold.id = IncidentId(4711);
        cold.number = "25-000001";
        cold.stage = IncidentStage::Closed;
        cold.closedAt = scene.desk.now();
        scene.desk.addPage(IncidentFound{cold});
        scene.show(IncidentId(4711));
        QTRY_VERIFY(scene.label(QStringLiteral("incidentNotice"))
                        .contains(QStringLiteral("recalls it to the board")));
        QVERIFY(scene.texts(QStringLiteral("incidentRows")).contains(QStringLiteral("9 Elm St")));
        QVERIFY(!scene.button(QStringLiteral("flagConfirm")).isEnabled());
        QCOMPARE(scene.button(QStringLiteral("button_actClose")).text(), QStringLiteral("Reopen"));
        QVERIFY(scene.button(QStringLiteral("button_actClose")).isEnabled());
    }

    void oneThatNobodyKnowsIsSaidToBeUnknown()
    {
        IncidentScene scene;
        scene.show(IncidentId(999));
        QTRY_VERIFY(scene.label(QStringLiteral("incidentNotice"))
                        .contains(QStringLiteral("knows no such incident")));
    }

    void hostileTextsAreShownAndBreakNothing()
    {
        if (qEnvironmentVariableIsEmpty("HAVEN_DATA"))
            QSKIP("HAVEN_DATA is not set: the hostile texts are left out");
        const auto texts = naughtyTexts();
        QVERIFY(texts.size() > 100);
        IncidentScene scene(QStringLiteral("day"), QSize(400, 900));
        const IncidentId id = scene.open();
        int taken = 0;
        for (const auto& text : texts) {
            const auto added = scene.desk.room().run(AddNote{id, {}, text, FieldClass::Police, {}});
            taken += added.isOk() ? 1 : 0;
            Person person;
            person.name = text;
            if (taken % 50 == 0 && added.isOk() && scene.desk.room().run(RecordPerson{id, person}))
                scene.desk.room().run(CorrectDetails{id, {}, "title", text, {}}).isOk();
        }
        scene.show(id);
        for (int n = 0; n < 12 && scene.isShown(QStringLiteral("notesOlder")); ++n)
            scene.button(QStringLiteral("notesOlder")).click();
        auto& notes = scene.find<TextColumn>(QStringLiteral("incidentNotes"));
        QCOMPARE(notes.items().size(), static_cast<std::size_t>(taken));
        QVERIFY(notes.width() <= 400);
        QVERIFY(!scene.panel().grab().isNull());
        QCOMPARE(notes.items().back().blocks[1].text,
                 QString::fromStdString(scene.incident(id).notes.front().text));
    }
};

HAVEN_TESTS(TestIncidentNotes)
#include "tst_incident_notes.moc"
