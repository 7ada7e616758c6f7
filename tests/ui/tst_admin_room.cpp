#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/testkit/ui/gallery.h"
#include "tests/testkit/ui/sample_look.h"
#include "tests/ui/console_scene.h"
#include "ui/supervise/numbers_panel.h"
#include "ui/supervise/standard_bars.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

// Who asks for so much: each widget that wants more than a part of the window, from outside in.
QString large(const QWidget& window, const QSize& part)
{
    QStringList told;
    for (const QWidget* one : window.findChildren<QWidget*>()) {
        const QSize wants = one->minimumSizeHint().expandedTo(one->minimumSize());
        if (wants.width() > part.width() || wants.height() > part.height())
            told << QStringLiteral("%1 %2 wants %3x%4")
                        .arg(QString::fromLatin1(one->metaObject()->className()), one->objectName())
                        .arg(wants.width())
                        .arg(wants.height());
    }
    return told.join(u'\n');
}

} // namespace

class tst_AdminRoom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theAdminPageFitsASmallScreenAtALargeSize();
    void theDeskFitsALargeScreenAtTwiceTheSize();
    void aNoteThatMayShortenLeavesItsRoom();
    void aPlainCountHasNoBar();
    void whatIsHiddenOrLeftOutOfTheNumbersIsSaid();
};

void tst_AdminRoom::theAdminPageFitsASmallScreenAtALargeSize()
{
    Console console(QSize(1366, 768), QStringLiteral("night"), 150);
    Seat seat = dispatcherSeat();
    seat.name = "Ana Maria Reyes de la Cruz";
    seat.roles = {Role::Dispatcher, Role::Supervisor, Role::Administrator};
    console.desk.setSeat(seat);
    console.window().goTo(MainWindow::Workspace::Admin);
    QTest::qWait(50);
    const QSize least = console.window().minimumSizeHint();
    // The dispatch desk behind it, whose boards stand side by side, sets the least of the window.
    QVERIFY2(least.width() <= 1366,
             qPrintable(QStringLiteral("%1 wide\n%2")
                            .arg(least.width())
                            .arg(large(console.window(), QSize(900, 10'000)))));
    QVERIFY2(least.height() <= 768,
             qPrintable(QStringLiteral("%1 high\n%2")
                            .arg(least.height())
                            .arg(large(console.window(), QSize(10'000, 400)))));
    testkit::saveToGallery(console.window(), QStringLiteral("admin-1366-150"));
    // What has no room is scrolled to, not pressed together.
    for (const char* name :
         {"commandLine", "protocolApprover", "protocolLicense", "protocolAgency", "protocolDay"}) {
        const auto* field = console.named<QLineEdit>(name);
        QVERIFY2(field->height() >= field->fontMetrics().height() + 8,
                 qPrintable(QStringLiteral("%1 is %2 high")
                                .arg(QString::fromLatin1(name))
                                .arg(field->height())));
    }
    QVERIFY(console.window().width() <= 1366 && console.window().height() <= 768);
    // What a page needs is for its page alone.
    console.named<KeyButton>("adminProtocols")->click();
    const auto* editor = console.named<QWidget>("protocolEditor");
    QVERIFY(editor->isVisible());
    QVERIFY(console.named<QWidget>("adminPages")->minimumSizeHint().height() <
            editor->minimumSizeHint().height());
    console.named<KeyButton>("adminProtocols")->click();
    QVERIFY(!editor->isVisible());
}

void tst_AdminRoom::theDeskFitsALargeScreenAtTwiceTheSize()
{
    Console console(QSize(1920, 1080), QStringLiteral("day"), 200);
    const QSize least = console.window().minimumSizeHint();
    QVERIFY2(least.width() <= 1920 && least.height() <= 1080,
             qPrintable(QStringLiteral("%1x%2\n%3")
                            .arg(least.width())
                            .arg(least.height())
                            .arg(large(console.window(), QSize(700, 500)))));
}

void tst_AdminRoom::aNoteThatMayShortenLeavesItsRoom()
{
    ThemeSource source(testkit::sampleLook(QStringLiteral("night")));
    PanelHeader header(source, QStringLiteral("This seat"));
    const int without = header.minimumSizeHint().width();
    header.setNote(QStringLiteral("a person with a long name, at a position with a long name"));
    QCOMPARE(header.minimumSizeHint().width(), without);
    header.resize(header.minimumSizeHint().width(), header.height());
    header.show();
    QVERIFY(QTest::qWaitForWindowExposed(&header));
    header.grab();
    auto* note = header.findChild<QLabel*>(QStringLiteral("panelNote"));
    QVERIFY(note != nullptr);
    // All of it can still be read.
    QCOMPARE(note->toolTip(), header.note());
}

void tst_AdminRoom::aPlainCountHasNoBar()
{
    StandardRow count;
    count.label = QStringLiteral("Alarms");
    count.words = QStringLiteral("17");
    StandardRow share = count;
    share.share = {3, 17};
    StandardRow none; // a share of nothing yet
    none.label = QStringLiteral("Sent in time");
    none.wantedPercent = 90;
    QVERIFY(!StandardBars::hasBar(count));
    QVERIFY(StandardBars::hasBar(share));
    QVERIFY(StandardBars::hasBar(none));

    ThemeSource source(testkit::sampleLook(QStringLiteral("day")));
    const auto hasGround = [&source](const StandardRow& row) {
        StandardBars bars(source);
        bars.setRows({row});
        bars.resize(400, bars.sizeHint().height());
        const QImage picture = bars.grab().toImage();
        const QRgb ground = source.look().color(Token::ChartGround).rgb();
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x) {
                if (picture.pixel(x, y) == ground)
                    return true;
            }
        }
        return false;
    };
    QVERIFY(hasGround(share));
    QVERIFY(!hasGround(count));
}

void tst_AdminRoom::whatIsHiddenOrLeftOutOfTheNumbersIsSaid()
{
    FakeDesk desk;
    ThemeSource source(testkit::sampleLook(QStringLiteral("night")));
    NumbersPanel panel(source, desk);
    NumberLine line{NumberGroup::Sex, "incidents_sex_male", "male: incidents", 12, {}, {}, false};
    CrisisNumbers numbers;
    numbers.lines = {line};
    const auto foot = [&panel] {
        return panel.findChild<QLabel*>(QStringLiteral("numbersFoot"))->text();
    };
    const auto bars = [&panel] {
        const auto* found = panel.findChild<StandardBars*>(QStringLiteral("numbersSex"));
        return found ? found->accessibleDescription() : QString();
    };
    desk.addPage(numbers);
    panel.show();
    QTRY_COMPARE(bars(), QStringLiteral("male: incidents: 12"));
    QVERIFY(!foot().contains(QStringLiteral("hidden")) && !foot().contains(QStringLiteral("more")));
    numbers.lines[0].isHidden = true;
    numbers.lines[0].count = 0;
    numbers.isCut = true;
    desk.addPage(numbers);
    panel.setPeriod(desk.now() - Span::hours(8), std::nullopt, QStringLiteral("this shift"));
    QTRY_COMPARE(bars(), QStringLiteral("male: incidents: hidden: would tell of fewer than 5"));
    QVERIFY(foot().contains(QStringLiteral("fewer than 5 people")));
    QVERIFY(foot().contains(QStringLiteral("There are more facts than are counted.")));
}

HAVEN_TESTS(tst_AdminRoom)
#include "tst_admin_room.moc"
