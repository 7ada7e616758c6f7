#include "models/dispatch/transcript.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/testkit/ui/gallery.h"
#include "tests/ui/intake_room.h"
#include "ui/widgets/key_button.h"

#include <QClipboard>
#include <QComboBox>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

// A call that is typed instead of said: its session and its lines, at intake.
class TestTypedLines final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Before the call is on the board, and on it.
    void aTypedSessionIsBegunByOneKey()
    {
        IntakeRoom room;
        room.show().start();
        room.key(Qt::Key_Z, Qt::AltModifier);
        QVERIFY(room.find<KeyButton>("intakeTtySession").isChecked());
        QCOMPARE(room.focusName(), QStringLiteral("intakeLocation"));
        room.takeNoise();
        QCOMPARE(room.incident().calls.front().kind, CallKind::Tty);
        QCOMPARE(room.incident().calls.front().text->medium, TextMedium::Tty);
        QTRY_VERIFY(room.find<TextLine>("intakeTextState")
                        .text()
                        .startsWith(QStringLiteral("Session open")));
        QVERIFY(!room.find<KeyButton>("intakeRelaySession").isEnabled());
        IntakeRoom later;
        later.show().start();
        later.takeNoise();
        QTRY_COMPARE(later.mark("intakeType"), SaveState::Saved);
        later.key(Qt::Key_I, Qt::AltModifier);
        QTRY_VERIFY(later.incident().calls.front().text.has_value());
        QCOMPARE(later.incident().calls.front().text->medium, TextMedium::Text);
        // A caller who spoke first and types now is still who called.
        QCOMPARE(later.incident().calls.front().kind, CallKind::Voice);
    }

    void theBoxIsSeenWholeInTheNarrowestColumn()
    {
        IntakeRoom room(QStringLiteral("night"), 150);
        room.show(QSize(360, 470)).start();
        room.takeNoise();
        room.key(Qt::Key_W, Qt::AltModifier);
        QCOMPARE(room.focusName(), QStringLiteral("intakeLines"));
        const auto& box = room.find<QPlainTextEdit>("intakeLines");
        const QWidget* seen = room.find<QScrollArea>("intakeScroll").viewport();
        const auto isWhole = [&box, seen] {
            const QPoint at = box.mapTo(seen, QPoint(0, 0));
            return seen->rect().contains(QRect(at, box.size()));
        };
        QTRY_VERIFY2(
            isWhole(),
            qPrintable(QStringLiteral("%1 px of %2").arg(box.height()).arg(seen->height())));
    }

    void typedLinesArePastedWithWhoSaidThem()
    {
        IntakeRoom room;
        room.show().start();
        room.takeNoise();
        room.key(Qt::Key_W, Qt::AltModifier);
        QCOMPARE(room.focusName(), QStringLiteral("intakeLines"));
        QGuiApplication::clipboard()->setText(
            QStringLiteral("[21:04] Caller: he is outside\r\n21:05 911> are you \x07"
                           "alone\r\nr: she\u200b types"));
        room.key(Qt::Key_V, Qt::ControlModifier);
        auto& box = room.find<QPlainTextEdit>("intakeLines");
        QVERIFY(!box.toPlainText().contains(QChar(0x07)));
        QVERIFY(!box.toPlainText().contains(QChar(0x200b)));
        QCOMPARE(room.find<TextLine>("intakeLinesCount").text(),
                 QStringLiteral("3 lines: 1 of the caller, 1 ours, 1 of the relay"));
        room.tab();
        QCOMPARE(room.focusName(), QStringLiteral("intakeLinesAdd"));
        room.key(Qt::Key_Space);
        QTRY_COMPARE(room.incident().notes.size(), std::size_t(1));
        QCOMPARE(room.incident().notes.front().text,
                 std::string("21:04 caller: he is outside\n21:05 us: are you alone\n"
                             "relay: she types"));
        QTRY_VERIFY(box.toPlainText().isEmpty());
        QVERIFY(room.find<TextLine>("intakeTextState").text().contains(QStringLiteral("3 line")));
        // The narrative goes on as if nothing had been pasted.
        room.find<QWidget>("intakeNarrative").setFocus();
        room.type("LOUD MUSIC");
        room.tab();
        QTRY_COMPARE(room.incident().notes.size(), std::size_t(2));
        QCOMPARE(room.incident().notes.back().text, std::string("LOUD MUSIC"));
        QVERIFY(!room.incident().notes.back().corrects);
        QVERIFY(!room.incident().notes.front().correctedBy);
    }

    void aPasteFillsTheBoxNoFurtherThanItsLimit()
    {
        IntakeRoom room;
        room.show().start();
        room.takeNoise();
        room.key(Qt::Key_W, Qt::AltModifier);
        auto& box = room.find<QPlainTextEdit>("intakeLines");
        QGuiApplication::clipboard()->setText(QString(12'000, QLatin1Char('x')));
        room.key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(box.toPlainText().size(), 12'000);
        room.key(Qt::Key_V, Qt::ControlModifier); // each fits, both do not
        QCOMPARE(box.toPlainText().size(), 12'000);
        QVERIFY(room.result().contains(QStringLiteral("too long to paste")));
        // In the place of what is chosen it fits.
        box.selectAll();
        room.key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(box.toPlainText().size(), 12'000);
        QCOMPARE(box.textCursor().position(), 12'000);
    }

    void whatHoldsNoTextTakesNothingAway()
    {
        IntakeRoom room;
        room.show().start();
        room.takeNoise();
        room.key(Qt::Key_W, Qt::AltModifier);
        room.type("c: he is outside");
        auto& box = room.find<QPlainTextEdit>("intakeLines");
        box.selectAll();
        QGuiApplication::clipboard()->setText(QStringLiteral("\u200b\x07"));
        room.key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(box.toPlainText(), QStringLiteral("c: he is outside"));
    }

    void whoTypesOnStaysInTheirPlace()
    {
        IntakeRoom room;
        room.show().start();
        room.takeNoise();
        room.key(Qt::Key_W, Qt::AltModifier);
        QTRY_VERIFY(!room.incident().calls.empty());
        QTRY_COMPARE(room.mark("intakeType"), SaveState::Saved);
        room.desk.setAnswering(Answering::WhenTold);
        room.type("c: one");
        room.key(Qt::Key_Return, Qt::ControlModifier);
        room.find<QWidget>("intakeLines").setFocus();
        room.key(Qt::Key_End, Qt::ControlModifier);
        room.key(Qt::Key_Return);
        room.type("u: to");
        room.key(Qt::Key_Left);
        room.desk.answerAll();
        auto& box = room.find<QPlainTextEdit>("intakeLines");
        QTRY_COMPARE(box.toPlainText(), QStringLiteral("u: to"));
        room.type("w");
        QCOMPARE(box.toPlainText(), QStringLiteral("u: two"));
    }

    // Not on the board yet, then put away: the lines stay, and go on the record with the call.
    void typedLinesWaitForTheirCall()
    {
        IntakeRoom room;
        IntakePanel& panel = room.show();
        panel.start();
        room.key(Qt::Key_W, Qt::AltModifier);
        auto& first = room.find<QComboBox>("intakeFirstSpeaker");
        first.setFocus();
        room.key(Qt::Key_Down);
        room.find<QWidget>("intakeLines").setFocus();
        room.type("are you safe");
        room.key(Qt::Key_Escape);
        panel.start();
        QVERIFY(room.find<QPlainTextEdit>("intakeLines").toPlainText().isEmpty());
        panel.resume();
        QCOMPARE(room.find<QPlainTextEdit>("intakeLines").toPlainText(),
                 QStringLiteral("are you safe"));
        QVERIFY(room.find<QPlainTextEdit>("intakeLines").isVisible());
        room.takeNoise();
        QVERIFY(room.incident().notes.empty()); // nobody has said yet that they are complete
        room.key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(room.incident().notes.size(), std::size_t(1));
        QCOMPARE(room.incident().notes.front().text, std::string("us: are you safe"));
    }

    void tooManyTypedLinesAreRefusedAndKept()
    {
        IntakeRoom room;
        room.show().start();
        room.takeNoise();
        room.key(Qt::Key_W, Qt::AltModifier);
        auto& box = room.find<QPlainTextEdit>("intakeLines");
        QString text;
        for (std::size_t n = 0; n < kTranscriptLinesMax; ++n)
            text += QStringLiteral("c: a\n");
        QGuiApplication::clipboard()->setText(text + QStringLiteral("c: b"));
        room.key(Qt::Key_V, Qt::ControlModifier);
        QVERIFY(room.find<TextLine>("intakeLinesCount")
                    .text()
                    .contains(QStringLiteral("too many at once")));
        room.key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(room.mark("intakeLines"), SaveState::Refused);
        QVERIFY(box.toPlainText().endsWith(QStringLiteral("c: b")));
        QVERIFY(room.incident().notes.empty());
        // What no clipboard should bring changes nothing at all.
        const QString before = box.toPlainText();
        QGuiApplication::clipboard()->setText(QString(65'537, QLatin1Char('x')));
        room.find<QWidget>("intakeLines").setFocus();
        room.key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(box.toPlainText(), before);
        QVERIFY(room.result().contains(QStringLiteral("too long to paste")));
        box.setPlainText(text);
        room.key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(room.incident().notes.size(), std::size_t(1));
        QTRY_VERIFY(box.toPlainText().isEmpty());
    }

    void everyoneCanUseIt_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("zoom");
        QTest::addRow("typed") << QStringLiteral("night") << kIntakeWide << 100;
        QTest::addRow("typed-narrow-large") << QStringLiteral("day") << kIntakeNarrow << 150;
    }
    void everyoneCanUseIt()
    {
        QFETCH(QString, theme);
        QFETCH(QSize, size);
        QFETCH(int, zoom);
        IntakeRoom room(theme, zoom);
        room.show(size).start();
        room.key(Qt::Key_I, Qt::AltModifier);
        room.key(Qt::Key_W, Qt::AltModifier);
        room.type("c: he is outside");
        room.key(Qt::Key_Return);
        room.type("u: are you alone");
        QTest::qWait(100);
        QCOMPARE(room.find<TextLine>("intakeLinesCount").text(),
                 QStringLiteral("2 lines: 1 of the caller, 1 ours, 0 of the relay"));
        const auto findings = testkit::accessFindings(room.window());
        QVERIFY2(findings.empty(), qPrintable(testkit::toldFindings(findings)));
        const auto clipped = testkit::clippingFindings(room.window());
        QVERIFY2(clipped.empty(), qPrintable(testkit::toldFindings(clipped)));
        QCOMPARE(room.find<QScrollArea>("intakeScroll").horizontalScrollBar()->maximum(), 0);
        testkit::saveToGallery(room.window(), QStringLiteral("intake-") +
                                                  QString::fromLatin1(QTest::currentDataTag()));
    }
};

HAVEN_TESTS(TestTypedLines)
#include "tst_typed_lines.moc"
