#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/testkit/ui/sample_look.h"
#include "tests/testkit/ui/stall_watchdog.h"
#include "ui/intake/form_line.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/countdown_label.h"
#include "ui/widgets/eta_words.h"
#include "ui/widgets/filter_line.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/marks.h"
#include "ui/widgets/panel_header.h"
#include "ui/widgets/reason_prompt.h"
#include "ui/widgets/result_line.h"
#include "ui/widgets/shaped_text.h"
#include "ui/widgets/words.h"
#include "ui/widgets/wrap_layout.h"

#include <QImage>
#include <QLabel>
#include <QPainter>
#include <QtTest>
#include <QVBoxLayout>

using namespace haven;
using namespace haven::ui;

namespace {

// A window with one line in which somebody types.
struct WidgetDesk final {
    QWidget window;
    QVBoxLayout* column = new QVBoxLayout(&window);
    QLineEdit* typing = new QLineEdit;

    WidgetDesk()
    {
        typing->setObjectName(QStringLiteral("typing"));
        typing->setAccessibleName(QStringLiteral("Narrative"));
        typing->setMinimumHeight(24);
        column->addWidget(typing);
    }
    void open()
    {
        window.resize(900, 300);
        window.show();
        HAVEN_ASSERT(QTest::qWaitForWindowExposed(&window));
        window.activateWindow();
        typing->setFocus();
        HAVEN_ASSERT(QTest::qWaitFor([this] { return typing->hasFocus(); }));
    }
};

QStringList problems(const QWidget& root)
{
    QStringList all;
    for (const auto& finding : testkit::accessFindings(root))
        all << finding.problem;
    return all;
}

} // namespace

class TestWidgets final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_source = std::make_unique<ThemeSource>(testkit::sampleLook()); }

    void wordsOfACellStayInItAndAreLaidOutAnewForAnotherFont()
    {
        using Overlong = ShapedText::Overlong;
        const QRectF cell(20, 10, 60, 20);
        const QFont small = m_source->look().font(TypeRole::Small);
        ShapedText words;
        const auto drawn = [&](const QString& text, const QFont& font, Overlong overlong) {
            QImage image(200, 40, QImage::Format_RGB32);
            image.fill(Qt::black);
            QPainter painter(&image);
            painter.setPen(Qt::white);
            words.draw(painter, cell, Qt::AlignLeft, font, text, overlong);
            return image;
        };
        const auto ink = [](const QImage& image, const QRect& part) {
            int lit = 0;
            for (int y = part.top(); y <= part.bottom(); ++y) {
                for (int x = part.left(); x <= part.right(); ++x)
                    lit += qGray(image.pixel(x, y)) > 60 ? 1 : 0;
            }
            return lit;
        };
        const QRect inside = cell.toRect();
        const QRect all(0, 0, 200, 40);
        const QString longWords = QStringLiteral("a place with a long name");
        for (const Overlong overlong : {Overlong::Cut, Overlong::Whole}) {
            for (const QString& text :
                 {longWords, QStringLiteral("a\nb\tc"), QStringLiteral("12")}) {
                const QImage image = drawn(text, small, overlong);
                QVERIFY2(ink(image, inside) > 10, qPrintable(text));
                QCOMPARE(ink(image, all), ink(image, inside));
            }
        }
        QCOMPARE(ink(drawn({}, small, Overlong::Cut), all), 0);
        // The same again is the same; a larger font has more of it.
        QCOMPARE(drawn(QStringLiteral("12"), small, Overlong::Cut),
                 drawn(QStringLiteral("12"), small, Overlong::Cut));
        QFont large = small;
        large.setPixelSize(small.pixelSize() + 5);
        QVERIFY(ink(drawn(QStringLiteral("12"), large, Overlong::Cut), all) >
                ink(drawn(QStringLiteral("12"), small, Overlong::Cut), all));
    }

    void wordsTooLongForACellStandInTwoLinesWhereTheRowHasTheRoom()
    {
        using Folded = ShapedText::Folded;
        QFont small = m_source->look().font(TypeRole::Column);
        const QString units = QStringLiteral("3A10 CR2");
        QImage image;
        const auto drawn = [&](const QString& text, const QRectF& cell) {
            image = QImage(200, 60, QImage::Format_RGB32);
            image.fill(Qt::black);
            QPainter painter(&image);
            painter.setPen(Qt::white);
            ShapedText words;
            return words.drawFolded(painter, cell, small, text);
        };
        const auto ink = [&image](const QRectF& part) {
            int lit = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    lit += part.contains(x, y) && qGray(image.pixel(x, y)) > 60 ? 1 : 0;
            }
            return lit;
        };
        // A normal row and a dense one, less the line below it: the ring around a chosen row, 2 px
        // wide, never runs through a letter.
        for (const auto& [high, letters] : {std::pair{35, 13}, std::pair{30, 12}}) {
            small.setPixelSize(letters);
            const QRectF cell(20, 10, 46, high);
            QVERIFY(drawn(units, cell) == Folded::Yes);
            QVERIFY(ink(QRectF(20, 10, 46, high / 2)) > 20);
            QVERIFY(ink(QRectF(20, 10 + high / 2, 46, high / 2)) > 20);
            QCOMPARE(ink(image.rect()), ink(cell.adjusted(0, 2, 0, -2)));
        }
        small.setPixelSize(13);
        QVERIFY(drawn(units, QRectF(20, 10, 46, 30)) == Folded::No);
        // What fits into one line of small letters is one line, in the middle.
        QVERIFY(drawn(units, QRectF(20, 10, 90, 35)) == Folded::Yes);
        QVERIFY(ink(QRectF(20, 20, 90, 16)) > 20);
        QCOMPARE(ink(image.rect()), ink(QRectF(20, 18, 90, 20)));
        // No room, or nowhere to part it: nothing is drawn.
        QVERIFY(drawn(units, QRectF(20, 10, 46, 20)) == Folded::No);
        QCOMPARE(ink(image.rect()), 0);
        QVERIFY(drawn(QStringLiteral("Meriden-Waterbury-Turnpike"), QRectF(20, 10, 20, 35)) ==
                Folded::No);
        QCOMPARE(ink(image.rect()), 0);
    }

    void aLineThatMayFoldTakesTheRoomOfTwo()
    {
        TextLine line(*m_source, TypeRole::Small);
        const QString weapon = QStringLiteral("Possible weapon in the text: \"KNIFE IN HAND\"");
        line.say(weapon, Token::Danger);
        line.letFold();
        const int wide =
            QFontMetrics(m_source->look().font(TypeRole::Small)).horizontalAdvance(weapon);
        QCOMPARE(line.heightForWidth(wide + 10), line.sizeHint().height());
        QVERIFY(line.heightForWidth(wide - 10) > line.sizeHint().height() + 10);
        line.say({}, Token::Danger);
        QCOMPARE(line.heightForWidth(wide - 10), line.sizeHint().height());
    }

    void aReasonIsGivenByEnterAndTheFocusGoesBack()
    {
        WidgetDesk desk;
        auto* prompt = new ReasonPrompt(*m_source);
        desk.column->addWidget(prompt);
        desk.open();
        QSignalSpy given(prompt, &ReasonPrompt::reasonGiven);
        prompt->ask(QStringLiteral("Why is 26-000229 held?"));
        QVERIFY(prompt->isVisible());
        auto* line = prompt->findChild<QLineEdit*>(QStringLiteral("reasonText"));
        QTRY_VERIFY(line->hasFocus());
        QTest::keyClicks(line, QStringLiteral("   "));
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(given.count(), 0); // blank is no reason
        QTest::keyClicks(line, QStringLiteral("no unit free "));
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(given.count(), 1);
        QCOMPARE(given.first().first().toString(), QStringLiteral("no unit free"));
        QVERIFY(!prompt->isVisible());
        QVERIFY(desk.typing->hasFocus());
    }

    void escapeLeavesWithoutAReason()
    {
        WidgetDesk desk;
        auto* prompt = new ReasonPrompt(*m_source);
        desk.column->addWidget(prompt);
        desk.open();
        QSignalSpy given(prompt, &ReasonPrompt::reasonGiven);
        QSignalSpy left(prompt, &ReasonPrompt::left);
        prompt->ask(QStringLiteral("Why?"));
        auto* line = prompt->findChild<QLineEdit*>(QStringLiteral("reasonText"));
        QTest::keyClicks(line, QStringLiteral("half a"));
        QTest::keyClick(line, Qt::Key_Escape);
        QCOMPARE(left.count(), 1);
        QCOMPARE(given.count(), 0);
        QVERIFY(desk.typing->hasFocus());
        prompt->leave();
        QCOMPARE(left.count(), 1);
    }

    void askingAnewLeavesTheOldQuestion()
    {
        WidgetDesk desk;
        auto* prompt = new ReasonPrompt(*m_source);
        desk.column->addWidget(prompt);
        desk.open();
        QSignalSpy left(prompt, &ReasonPrompt::left);
        prompt->ask(QStringLiteral("One?"));
        prompt->ask(QStringLiteral("Two?"));
        QCOMPARE(left.count(), 1);
        prompt->leave();
        QVERIFY(desk.typing->hasFocus());
    }

    void aFilterSaysWhetherItIsUnderstood()
    {
        FilterLine filter(*m_source, QStringLiteral("Filter the queue"), {});
        filter.setValidator([](const QString& text) {
            return FilterCheck{text.startsWith(u"beat:9") ? QStringLiteral("no beat 9")
                                                          : QString()};
        });
        QSignalSpy changed(&filter, &FilterLine::filterChanged);
        filter.setText(QStringLiteral("p:1"));
        QCOMPARE(filter.property("check").toString(), QStringLiteral("valid"));
        QCOMPARE(changed.count(), 1);
        filter.setText(QStringLiteral("beat:9"));
        QCOMPARE(filter.property("check").toString(), QStringLiteral("invalid"));
        QCOMPARE(filter.accessibleDescription(), QStringLiteral("no beat 9"));
        // What is not understood filters nothing away.
        QCOMPARE(changed.count(), 1);
        filter.clear();
        QCOMPARE(filter.property("check").toString(), QString());
        QCOMPARE(changed.count(), 2);
    }

    void theFilterKeyLeadsThereAndEscapeLeadsBack()
    {
        WidgetDesk desk;
        auto* button = new QPushButton(QStringLiteral("Elsewhere"));
        desk.column->addWidget(button);
        auto* filter = new FilterLine(*m_source, QStringLiteral("Filter"), {});
        filter->setKey(Qt::Key_Slash, &desk.window);
        desk.column->addWidget(filter);
        desk.open();
        // Who types a slash gets a slash.
        QTest::keyClick(desk.typing, Qt::Key_Slash);
        QVERIFY(desk.typing->hasFocus());
        QCOMPARE(desk.typing->text(), QStringLiteral("/"));
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Slash);
        QVERIFY(filter->hasFocus());
        QTest::keyClicks(filter, QStringLiteral("p:1"));
        QTest::keyClick(filter, Qt::Key_Escape);
        QVERIFY(filter->text().isEmpty());
        QVERIFY(filter->hasFocus());
        QTest::keyClick(filter, Qt::Key_Escape);
        QVERIFY(button->hasFocus());
    }

    void aButtonsKeyCountsOnlyInItsPanel()
    {
        WidgetDesk desk;
        auto* panel = new QWidget;
        auto* inPanel = new QVBoxLayout(panel);
        auto* button = new KeyButton(*m_source, QStringLiteral("Confirm"), Qt::Key_Y);
        auto* other = new QPushButton(QStringLiteral("Other"));
        inPanel->addWidget(button);
        desk.column->addWidget(panel);
        desk.column->addWidget(other);
        button->bindWithin(panel);
        desk.open();
        QSignalSpy clicked(button, &QPushButton::clicked);
        other->setFocus();
        QTest::keyClick(other, Qt::Key_Y);
        QCOMPARE(clicked.count(), 0);
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Y);
        QCOMPARE(clicked.count(), 1);
        button->setEnabled(false);
        other->setFocus();
        QTest::keyClick(other, Qt::Key_Y);
        QCOMPARE(clicked.count(), 1);
        delete button; // its shortcut goes with it
        QTest::keyClick(other, Qt::Key_Y);
        QTRY_COMPARE(panel->findChildren<QShortcut*>().count(), 0);
    }

    void aButtonTellsItsKey()
    {
        KeyButton button(*m_source, QStringLiteral("Send"), QKeySequence(u"Ctrl+Return"_qs));
        QCOMPARE(button.toolTip(), QStringLiteral("Send (Ctrl+Enter)"));
        button.setLabel(QStringLiteral("Send both"));
        QCOMPARE(button.accessibleName(), QStringLiteral("Send both"));
        button.setKey(Qt::Key_F4);
        QCOMPARE(button.toolTip(), QStringLiteral("Send both (F4)"));
        button.setHint(QStringLiteral("Send the first two units"));
        QCOMPARE(button.toolTip(), QStringLiteral("Send the first two units (F4)"));
    }

    void aHeaderSaysHowMuchIsShown()
    {
        PanelHeader header(*m_source, QStringLiteral("Queue"));
        header.setShown(5, 12);
        QCOMPARE(header.note(), QStringLiteral("showing 5 of 12"));
    }

    void aNarrowHeaderLeavesTheKeysOfItsButtonsOut()
    {
        QWidget window;
        PanelHeader header(*m_source, QStringLiteral("Units"), &window);
        header.setNote(QStringLiteral("14 on duty"));
        auto* filter = new FilterLine(*m_source, QStringLiteral("Filter the units"),
                                      QStringLiteral("Filter, for example is:free"));
        header.setFilter(filter);
        auto* button =
            new KeyButton(*m_source, QStringLiteral("Emergency"), QKeySequence(u"Ctrl+E"_qs));
        header.addRightButton(button);
        const auto* note = header.findChild<QLabel*>(QStringLiteral("panelNote"));
        QVERIFY(note != nullptr);
        window.resize(900, 60);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        header.setGeometry(0, 0, 900, header.height());
        QTRY_COMPARE(button->width(), button->widthWith(KeyPrint::Shown));
        QCOMPARE(filter->width(), m_source->look().px(300));
        // First the filter gives way.
        const int least = header.minimumSizeHint().width();
        const int words = note->sizeHint().width();
        header.resize(header.wholeWidth() + words, header.height());
        QTRY_VERIFY(filter->width() < m_source->look().px(100));
        QCOMPARE(button->width(), button->widthWith(KeyPrint::Shown));
        QCOMPARE(note->width(), words);
        // Then the key, which the tooltip names all the same.
        header.resize(header.wholeWidth(), header.height());
        QTRY_COMPARE(button->width(), button->widthWith(KeyPrint::LeftOut));
        QVERIFY(button->toolTip().contains(QStringLiteral("Ctrl+E")));
        QVERIFY(note->width() > 1);
        // Then the words; what it needs does not hang on what is printed now.
        QCOMPARE(header.minimumSizeHint().width(), least);
        header.resize(least, header.height());
        QTRY_COMPARE(note->width(), 1);
        QCOMPARE(button->geometry().right(), least - 1 - m_source->look().px(12));
        header.resize(900, header.height());
        QTRY_COMPARE(button->width(), button->widthWith(KeyPrint::Shown));
    }

    void noButtonIsLeftAloneInTheLastRow()
    {
        QWidget box;
        auto* flow = new WrapLayout(&box);
        flow->setGaps(10, 10);
        std::vector<QWidget*> all;
        for (int n = 0; n < 5; ++n) {
            all.push_back(new QWidget(&box));
            all.back()->setFixedSize(100, 20);
            flow->addWidget(all.back());
        }
        box.show(); // what is hidden has no place
        const auto rowOf = [&](std::size_t at) { return all[at]->y() / 30; };
        flow->setGeometry(QRect(0, 0, 430, 50));
        QCOMPARE(flow->heightForWidth(430), 50);
        QCOMPARE(rowOf(2), 0);
        QCOMPARE(rowOf(3), 1);
        QCOMPARE(all[3]->x(), 0);
        QCOMPARE(all[4]->x(), 110);
        // A row of two has none to spare, and a full row needs none.
        flow->setGeometry(QRect(0, 0, 210, 80));
        QCOMPARE(flow->heightForWidth(210), 80);
        QCOMPARE(rowOf(3), 1);
        QCOMPARE(rowOf(4), 2);
        flow->setGeometry(QRect(0, 0, 540, 20));
        QCOMPARE(rowOf(4), 0);
    }

    void aBannerStaysUntilItIsNoLongerTrue()
    {
        WidgetDesk desk;
        auto* banner = new Banner(*m_source);
        desk.column->addWidget(banner);
        desk.open();
        QVERIFY(!banner->isVisible());
        banner->say(BannerKind::Trouble, QStringLiteral("The disk is full."));
        QVERIFY(banner->isVisible());
        QCOMPARE(banner->accessibleName(), QStringLiteral("The disk is full."));
        QVERIFY(desk.typing->hasFocus()); // nobody who types is interrupted
        banner->clear();
        QVERIFY(!banner->isVisible());
    }

    void aCountdownTurnsLateBelowZero()
    {
        CountdownLabel label(*m_source, QStringLiteral("Re-check in"));
        QCOMPARE(label.text(), QStringLiteral("–"));
        label.setSecondsLeft(0);
        QVERIFY(!label.isLate());
        QCOMPARE(label.text(), QStringLiteral("0:00"));
        const int width = label.sizeHint().width();
        label.setSecondsLeft(-1);
        QVERIFY(label.isLate());
        QCOMPARE(label.text(), QStringLiteral("0:01"));
        QVERIFY(label.sizeHint().width() > width); // the word "late" beside the color
    }

    // At 200 % there is not room for all: what happened is what is read.
    void aResultGivesUpItsLineAndItsTimeBeforeItsSentence()
    {
        ResultLine line(*m_source);
        line.say(ResultKind::Done, QStringLiteral("Alarm for 2A14 acknowledged: check is due"),
                 QStringLiteral("21:11:09"), QStringLiteral("ack 2A14"));
        line.resize(line.readableWidth() * 2, 40);
        QVERIFY(line.rooms().line > 0 && line.rooms().time > 0);
        const double sentence = line.rooms().words;
        // Narrower step by step: the line goes first, and then the time.
        int width = line.width();
        while (width > 1 && line.rooms().line > 0)
            line.resize(--width, 40);
        QVERIFY(line.rooms().time > 0);
        while (width > 1 && line.rooms().time > 0)
            line.resize(--width, 40);
        QVERIFY(width > 1);
        QVERIFY(line.rooms().words > line.width() / 2.0);
        QVERIFY(line.rooms().words < sentence);
    }

    void aResultIsToldToAReader()
    {
        ResultLine line(*m_source);
        line.say(ResultKind::Refused, QStringLiteral("D03 is out of service."));
        // The cross and its color are not heard.
        QCOMPARE(line.accessibleDescription(), QStringLiteral("Refused: D03 is out of service."));
        line.say(ResultKind::Done, QStringLiteral("D03 acknowledged."));
        QCOMPARE(line.accessibleDescription(), QStringLiteral("D03 acknowledged."));
        line.clear();
        QVERIFY(line.kind() == ResultKind::None);
    }

    void elapsedTimeCountsToTheSecond()
    {
        QCOMPARE(elapsedText(-5), QStringLiteral("0:00"));
        QCOMPARE(elapsedText(31), QStringLiteral("0:31"));
        QCOMPARE(elapsedText(3599), QStringLiteral("59:59"));
        QCOMPARE(elapsedText(3600), QStringLiteral("1:00:00"));
        QCOMPARE(elapsedText(360000), QStringLiteral("100:00:00"));
    }

    void aTravelTimeThatCannotBeMeantIsNotCounted()
    {
        QCOMPARE(etaWords(Span::seconds(190), TravelWay::Road), QStringLiteral("3:10"));
        QCOMPARE(etaWords(Span::seconds(190), TravelWay::StraightLine), QStringLiteral("~3:10"));
        QCOMPARE(etaWords(std::nullopt, TravelWay::Road), QStringLiteral("?"));
        QCOMPARE(etaWords(Span::hours(841), TravelWay::StraightLine), QStringLiteral(">12 h"));
    }

    void keyCapsReadAsOnTheKeyboard()
    {
        QCOMPARE(keyCapText(QKeySequence(u"Ctrl+K"_qs)), QStringLiteral("Ctrl K"));
        QCOMPARE(keyCapText(QKeySequence(Qt::Key_Plus)), QStringLiteral("+"));
        QCOMPARE(keyCapText(QKeySequence(Qt::Key_Return)), QStringLiteral("Enter"));
    }

    void everyPriorityHasItsOwnShape()
    {
        for (int a = 1; a <= 5; ++a) {
            for (int b = a + 1; b <= 5; ++b)
                QVERIFY(priorityPath(a, {0, 0}, 20) != priorityPath(b, {0, 0}, 20));
        }
    }

    void theAccessCheckFindsWhatIsWrong()
    {
        WidgetDesk desk;
        auto* nameless = new QLineEdit;
        auto* unreachable = new QPushButton(QStringLiteral("Mouse only"));
        unreachable->setObjectName(QStringLiteral("mouseOnly"));
        unreachable->setFocusPolicy(Qt::NoFocus);
        auto* secret = new QPushButton(QStringLiteral("Secret key"));
        secret->setObjectName(QStringLiteral("secret"));
        secret->setShortcut(Qt::Key_F9);
        auto* small = new QPushButton(QStringLiteral("x"));
        small->setObjectName(QStringLiteral("small"));
        small->setFixedSize(12, 12);
        for (QWidget* widget :
             std::initializer_list<QWidget*>{nameless, unreachable, secret, small})
            desk.column->addWidget(widget);
        desk.open();
        nameless->setMinimumHeight(24);
        const QStringList found = problems(desk.window);
        QVERIFY(found.contains(QStringLiteral("has no object name")));
        QVERIFY(found.contains(QStringLiteral("has no accessible name")));
        QVERIFY(found.contains(QStringLiteral("cannot be reached by Tab")));
        QVERIFY(found.contains(QStringLiteral("has a tooltip that does not name its key F9")));
        QVERIFY(found.contains(QStringLiteral("is 12 by 12 px, smaller than 24 by 24")));
    }

    void theAccessCheckIsSilentWhereAllIsWell()
    {
        WidgetDesk desk;
        desk.open();
        QCOMPARE(problems(desk.window), QStringList());
        QCOMPARE(testkit::tabOrder(desk.window), QStringList{QStringLiteral("typing")});
    }

    void theClippingCheckFindsWhatIsCutOff()
    {
        WidgetDesk desk;
        auto* label = new QLabel(QStringLiteral("A long sentence that needs its room"));
        label->setFixedSize(20, 5);
        desk.column->addWidget(label);
        desk.open();
        QVERIFY(!testkit::clippingFindings(desk.window).empty());
    }

    void theWatchdogMeasuresAStall()
    {
        testkit::StallWatchdog watchdog;
        QTest::qWait(40);
        QTest::qSleep(120); // the thread that draws does nothing else
        QTest::qWait(40);
        QVERIFY2(watchdog.stallMsMax() >= 100, qPrintable(QString::number(watchdog.stallMsMax())));
        QCOMPARE(watchdog.stallCount(), 1);
        watchdog.reset();
        QTest::qWait(40);
        QVERIFY2(watchdog.stallMsMax() < 100, qPrintable(QString::number(watchdog.stallMsMax())));
    }

    void theWatchdogSeesAStallThatHasNotEnded()
    {
        testkit::StallWatchdog watchdog;
        QTest::qWait(20);
        QTest::qSleep(100);
        QVERIFY(watchdog.stallMsMax() >= 80);
        QVERIFY(watchdog.stallCount() >= 1);
    }

private:
    std::unique_ptr<ThemeSource> m_source;
};

HAVEN_TESTS(TestWidgets)
#include "tst_widgets.moc"
