#include "tests/testkit/test_program.h"
#include "tests/ui/intake_room.h"
#include "ui/intake/form_line.h"
#include "ui/widgets/key_button.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QSignalSpy>
#include <QtTest>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

// Nothing that was typed is lost, and "saved" is said of nothing that is not.
class TestIntakeSaving final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRefusalKeepsTheTextAndSaysWhyBesideIt()
    {
        IntakeRoom room;
        room.show().start();
        room.takeNoise();
        room.line("intakeCallerName").setFocus();
        room.type("Ana");
        room.desk.refuseNextWith(refuse(RefusalCode::TextTooLong, "caller_name", "2000"));
        room.tab();
        QTRY_COMPARE(room.mark("intakeCallerName"), SaveState::Refused);
        QCOMPARE(room.line("intakeCallerName").text(), QStringLiteral("Ana"));
        QVERIFY2(room.result().contains(QStringLiteral("Not saved")), qPrintable(room.result()));
        room.key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(room.mark("intakeCallerName"), SaveState::Saved);
    }

    void aFieldIsSavingUntilTheDiskHasAnswered()
    {
        IntakeRoom room;
        room.show().start();
        room.takeNoise();
        QTRY_COMPARE(room.mark("intakeType"), SaveState::Saved);
        room.desk.setAnswering(Answering::WhenTold);
        room.line("intakeCallerName").setFocus();
        room.type("Ana");
        room.tab();
        QTest::qWait(30);
        QCOMPARE(room.mark("intakeCallerName"), SaveState::Saving);
        room.line("intakeRelation").setFocus();
        room.type("sis"); // and one types on
        room.desk.answerAll();
        QCOMPARE(room.mark("intakeCallerName"), SaveState::Saved);
        QCOMPARE(room.mark("intakeRelation"), SaveState::Typed);
    }

    void aCallIsParkedAndResumed()
    {
        IntakeRoom room;
        IntakePanel& panel = room.show();
        panel.start();
        room.type("12 Oak");
        room.key(Qt::Key_Escape);
        QVERIFY(!panel.isBusy());
        QCOMPARE(panel.parkedCount(), 1);
        panel.start();
        room.type("9 Elm");
        panel.start(); // a third caller
        QCOMPARE(panel.parkedCount(), 2);
        QCOMPARE(room.line("intakeLocation").text(), QString());
        room.key(Qt::Key_F2, Qt::ShiftModifier);
        QCOMPARE(room.line("intakeLocation").text(), QStringLiteral("12 Oak"));
        QCOMPARE(panel.parkedCount(), 1);
        QCOMPARE(room.find<KeyButton>("intakeParked").text(), QStringLiteral("Parked 1"));
    }

    void aCallThatIsSavedIsDoneWhenTheNextOneComes()
    {
        IntakeRoom room;
        IntakePanel& panel = room.show();
        panel.start();
        room.takeNoise();
        room.line("intakeCallerName").setFocus();
        room.type("Ana");
        room.key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(room.mark("intakeCallerName"), SaveState::Saved);
        panel.start();
        QCOMPARE(panel.parkedCount(), 0);
        QVERIFY(room.desk.drafts().empty());
        // Of one that was typed in since, the caller may still be on the line.
        room.takeNoise();
        room.key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(room.mark("intakeLocation"), SaveState::Saved);
        room.line("intakeCallerName").setFocus();
        room.type("Ben");
        panel.start();
        QCOMPARE(panel.parkedCount(), 1);
        panel.resume();
        QCOMPARE(room.line("intakeCallerName").text(), QStringLiteral("Ben"));
    }

    void notSavedNeverStandsBesideAllSaved()
    {
        IntakeRoom room;
        room.show().start();
        room.takeNoise();
        QTRY_COMPARE(room.mark("intakeLocation"), SaveState::Saved);
        room.line("intakePriority").setFocus();
        room.type("loud music");
        room.tab();
        QTRY_VERIFY2(room.result().contains(QStringLiteral("Not saved")),
                     qPrintable(room.result()));
        room.line("intakePriority").setFocus();
        room.line("intakePriority").selectAll();
        room.key(Qt::Key_Backspace);
        QTRY_COMPARE(room.result(), QStringLiteral("All of this call is saved now."));
    }

    void aBlankCallIsNeverSaidToBeSaved()
    {
        IntakeRoom room;
        room.show().start();
        room.line("intakePriority").setFocus();
        room.type("loud music");
        room.tab();
        QTRY_VERIFY2(room.result().contains(QStringLiteral("Not saved")),
                     qPrintable(room.result()));
        room.line("intakePriority").setFocus();
        room.line("intakePriority").selectAll();
        room.key(Qt::Key_Backspace);
        QTRY_COMPARE(room.result(), QString());
    }

    void aCrashLosesNoLetter()
    {
        FakeDesk kept;
        {
            IntakeRoom room;
            IntakePanel& panel = room.show();
            panel.start();
            room.type("12 Oak Ave");
            room.line("intakeCallback").setFocus();
            room.type("203-55");
            room.key(Qt::Key_G, Qt::AltModifier);
            room.tab();
            room.tab();
            room.type("dog");
            for (const auto& draft : room.desk.drafts())
                kept.keepDraft(draft);
        }
        QVERIFY(!kept.drafts().empty());
        IntakeRoom room;
        IntakePanel& panel = room.show();
        QCOMPARE(panel.parkedCount(), 0);
        for (const auto& draft : kept.drafts())
            room.desk.keepDraft(draft);
        QSignalSpy said(&panel, &IntakePanel::said);
        room.desk.setSeat(dispatcherSeat()); // drafts are whole by now
        QCOMPARE(panel.parkedCount(), 1);
        QCOMPARE(said.size(), 1);
        QVERIFY(said.front().front().toString().contains(QStringLiteral("half-taken")));
        panel.resume();
        QCOMPARE(room.line("intakeLocation").text(), QStringLiteral("12 Oak Ave"));
        QCOMPARE(room.line("intakeCallback").text(), QStringLiteral("203-55"));
        QCOMPARE(room.line("intakeCaution1Text").text(), QStringLiteral("dog"));
    }

    // Texts that break programs: each goes through each field and is on the record to the letter.
    void anyTextIsStoredToTheLetter()
    {
        const QString folder = qEnvironmentVariable("HAVEN_DATA");
        if (folder.isEmpty())
            QSKIP("HAVEN_DATA is not set");
        QFile file(folder + QStringLiteral("/suites/naughty-strings/blns.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray texts = QJsonDocument::fromJson(file.readAll()).array();
        QVERIFY(texts.size() > 400);
        IntakeRoom room;
        room.show().start();
        room.takeNoise();
        room.key(Qt::Key_P, Qt::AltModifier);
        const char* fields[] = {"intakeCallerName",      "intakeCallback", "intakeRelation",
                                "intakeSafeContactWhen", "intakeLanguage", "intakePerson1Name"};
        for (const auto& one : texts) {
            const QString text = one.toString();
            for (const char* name : fields) {
                QLineEdit& line = room.line(name);
                line.setFocus();
                line.selectAll();
                line.insert(text);
            }
            auto& narrative = room.find<NarrativeEdit>("intakeNarrative");
            narrative.setFocus();
            narrative.selectAll();
            narrative.insertPlainText(text);
            QCOMPARE(narrative.exactText(),
                     QString(text).replace(QChar(QChar::ParagraphSeparator), u'\n'));
            room.key(Qt::Key_Return, Qt::ControlModifier);
            QTest::qWait(0);
            const Call& call = room.incident().calls.front();
            const std::string wanted = text.toStdString();
            const std::string shown = room.line("intakeCallerName").text().toStdString();
            QCOMPARE(shown, wanted);
            for (const std::string& stored : {call.callerName, call.callback, call.relation,
                                              call.safeContactWhen, call.language})
                QCOMPARE(stored, wanted);
            if (!text.trimmed().isEmpty()) {
                QCOMPARE(room.incident().persons.front().name, wanted);
            }
        }
    }

    void eachTextHasALimitAndOneBeyondIsRefused_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("most");
        for (const char* name : {"intakeCallerName", "intakeCallback", "intakeSafeContactWhen",
                                 "intakeRelation", "intakeLanguage", "intakeDetail"})
            QTest::addRow("%s", name) << QByteArray(name) << 2000;
        for (const char* name : {"intakeNarrative", "intakeLocation", "intakeCallerLocation"})
            QTest::addRow("%s", name) << QByteArray(name) << 16'384;
    }

    void eachTextHasALimitAndOneBeyondIsRefused()
    {
        QFETCH(QByteArray, name);
        QFETCH(int, most);
        IntakeRoom room;
        room.show().start();
        room.takeNoise();
        QTRY_COMPARE(room.mark("intakeType"), SaveState::Saved);
        auto& editor = room.find<QWidget>(name.constData());
        const auto put = [&](int size) {
            const QString text(size, QLatin1Char('x'));
            editor.setFocus();
            if (auto* line = qobject_cast<QLineEdit*>(&editor)) {
                line->selectAll();
                line->insert(text);
            } else {
                auto& narrative = room.find<NarrativeEdit>(name.constData());
                narrative.selectAll();
                narrative.insertPlainText(text);
            }
            room.key(Qt::Key_Return, Qt::ControlModifier);
        };
        // The apartment is saved, and refused, together with its place.
        const QByteArray marked = name == "intakeDetail" ? QByteArray("intakeLocation") : name;
        put(most + 1);
        QTRY_COMPARE(room.mark(marked.constData()), SaveState::Refused);
        put(most);
        QTRY_COMPARE(room.mark(marked.constData()), SaveState::Saved);
    }
};

HAVEN_TESTS(TestIntakeSaving)
#include "tst_intake_saving.moc"
