#include "app/settings/translations.h"
#include "models/dispatch/report_gaps.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/fingerprint.h"
#include "tests/testkit/ui/gallery.h"
#include "tests/testkit/ui/sample_look.h"
#include "tests/ui/busy_board.h"
#include "ui/boards/board_windows.h"
#include "ui/layouts/layout_desk.h"
#include "ui/shell/dispatch_workspace.h"
#include "ui/wall/wall_window.h"
#include "ui/widgets/key_button.h"

#include <QFile>
#include <QFontInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <cstdio>
#include <map>

// Every panel of the console in every theme, size and language: the pictures are written into
// gallery/ of the build folder, and held against tests/golden/gallery_v1.json, which has 64 mean
// colors of each. `packaging/gallery` makes all of them and lists what changed; `packaging/gallery
// --update` writes the reference anew, which is committed with the change that it shows.
using namespace haven;
using namespace haven::test;
using namespace haven::testkit;
using namespace haven::ui;

namespace {

constexpr const char* kReference = HAVEN_SOURCE_DIR "/tests/golden/gallery_v1.json";

struct Pose {
    const char* name;
    MainWindow::Workspace workspace;
    void (DispatchWorkspace::*act)();
};

const std::vector<Pose>& poses()
{
    using Workspace = MainWindow::Workspace;
    static const std::vector<Pose> all = {
        {"desk", Workspace::Dispatch, &DispatchWorkspace::focusIncident},
        {"call", Workspace::Dispatch, &DispatchWorkspace::startCall},
        {"checklist", Workspace::Dispatch, &DispatchWorkspace::showChecklist},
        {"keys", Workspace::Dispatch, &DispatchWorkspace::showKeys},
        {"places", Workspace::Dispatch, &DispatchWorkspace::findPlace},
        {"near", Workspace::Dispatch, &DispatchWorkspace::showNear},
        {"feeds", Workspace::Dispatch, &DispatchWorkspace::showFeeds},
        {"timers", Workspace::Dispatch, &DispatchWorkspace::showTimers},
        {"paper-card", Workspace::Dispatch, &DispatchWorkspace::catchUp},
        {"who", Workspace::Dispatch, &DispatchWorkspace::focusWho},
        {"crisis", Workspace::Crisis, nullptr},
        {"log", Workspace::ShiftLog, nullptr},
        {"admin", Workspace::Admin, nullptr}};
    return all;
}

// What a button of a place opens: pages for a supervisor and for the office.
struct ButtonPose {
    const char* name;
    MainWindow::Workspace workspace;
    const char* button;
};
constexpr ButtonPose kButtonPoses[] = {
    {"numbers", MainWindow::Workspace::ShiftLog, "allNumbers"},
    {"report-numbers", MainWindow::Workspace::Admin, "adminReports"},
};

// Two years of report numbers, of which some are missing.
void giveReportNumbers(Console& console, IncidentId incident)
{
    for (const auto& [year, number] : {std::pair{25, 1}, std::pair{25, 2}, std::pair{26, 1},
                                       std::pair{26, 2}, std::pair{26, 5}, std::pair{26, 5}})
        console.desk.room().record(ReportNumberAssigned{incident, reportNumberText(year, number)});
    console.desk.sync();
}

// An evening with something of everything; its clock stands still.
void fillRoom(Console& console)
{
    DispatchRoom& room = console.desk.room();
    const IncidentId welfare = room.open("WELFARE", "Harbor Green, bandstand");
    room.open("NOISE", "9 Orchard St");
    const IncidentId stop = room.open("TSTOP", "Depot & River");
    room.dispatch("2A11", stop);
    console.desk.pass(Span::minutes(9));
    console.desk.sync();
    console.window().select(welfare);
    QTest::qWait(1200); // what is due is looked at once a second
}

class Shoot final
{
public:
    void take(QWidget& widget, const QString& name)
    {
        // Answers come with the next turns of the event loop.
        for (int turn = 0; turn < 3; ++turn)
            QCoreApplication::sendPostedEvents();
        QTest::qWait(20);
        // Only for whoever looks: to write all of them takes seconds.
        if (qEnvironmentVariableIsSet("HAVEN_GALLERY"))
            saveToGallery(widget, QStringLiteral("all-") + name + language);
        prints[name + language] = fingerprintOf(widget.grab().toImage());
    }

    QString language; // what the names of its pictures end in
    std::map<QString, Fingerprint> prints;
};

void shootConsole(Shoot& shoot, const QString& theme, QSize size, int zoom)
{
    Console console(size, theme, zoom);
    fillRoom(console);
    const QString suffix = QStringLiteral("-%1-%2-%3").arg(theme).arg(size.width()).arg(zoom);
    for (const Pose& pose : poses()) {
        console.window().goTo(pose.workspace);
        if (pose.act)
            (console.window().dispatch().*pose.act)();
        shoot.take(console.window(), QString::fromLatin1(pose.name) + suffix);
    }
    console.window().goTo(MainWindow::Workspace::Dispatch);
    console.window().dispatch().focusIncident();
    console.window().layouts().choose();
    shoot.take(console.window(), QStringLiteral("layouts") + suffix);
    console.key(Qt::Key_Escape);
    BoardWindows& boards = console.window().layouts().boards();
    for (const auto board : {BoardKind::Queue, BoardKind::Units, BoardKind::Timers})
        boards.open(board);
    for (std::size_t at = 0; at < boards.count(); ++at) {
        boards.window(at).resize(900, 600);
        shoot.take(boards.window(at), QStringLiteral("board-%1").arg(at) + suffix);
    }
    WallClock clock;
    clock.time = [](Instant) { return QStringLiteral("21:47:08"); };
    WallWindow wall(console.source(), clock);
    wall.follow(console.desk);
    wall.resize(size);
    wall.show();
    shoot.take(wall, QStringLiteral("wall") + suffix);
    giveReportNumbers(console, console.newest().id);
    for (const ButtonPose& pose : kButtonPoses) {
        console.window().goTo(pose.workspace);
        console.named<KeyButton>(pose.button)->click();
        shoot.take(console.window(), QString::fromLatin1(pose.name) + suffix);
    }
}

// The desk as an evening, a storm and a quiet hour leave it.
void shootLoads(Shoot& shoot, const QString& theme, QSize size, int zoom)
{
    struct Load {
        const char* name;
        BoardLoad load;
        Density density = Density::Dense;
    };
    // As whoever chose nothing sees it, and as the drawings show it.
    const Load loads[] = {{"empty", BoardLoad::Empty},
                          {"busy", BoardLoad::Busy},
                          {"busy-normal", BoardLoad::Busy, Density::Normal},
                          {"full", BoardLoad::Full}};
    const QString suffix = QStringLiteral("-%1-%2-%3").arg(theme).arg(size.width()).arg(zoom);
    for (const auto& [name, load, density] : loads) {
        Console console(size, theme, zoom, density);
        fillConsole(console, load);
        const QString picture = QString::fromLatin1(name) + suffix;
        shoot.take(console.window(), picture);
        if (load == BoardLoad::Empty)
            continue;
        console.window().dispatch().focusWho();
        shoot.take(console.window(), picture + QStringLiteral("-who"));
    }
}

void shootSize(Shoot& shoot, const QString& theme, QSize size, int zoom)
{
    shootConsole(shoot, theme, size, zoom);
    shootLoads(shoot, theme, size, zoom);
}

// What the pictures depend on besides this program: with other fonts they say nothing.
QJsonObject ground()
{
    const QFont font = sampleLook(QStringLiteral("night")).font(TypeRole::Body);
    return {{QStringLiteral("font"), QFontInfo(font).family()},
            {QStringLiteral("qt"), QString::fromLatin1(qVersion())}};
}

std::map<QString, Fingerprint> referenceFrom(const QJsonObject& pictures)
{
    std::map<QString, Fingerprint> all;
    for (auto one = pictures.begin(); one != pictures.end(); ++one) {
        const auto print = fingerprintFrom(one.value().toString());
        if (!print.empty())
            all[one.key()] = print.front();
    }
    return all;
}

bool writeReference(const std::map<QString, Fingerprint>& prints)
{
    QJsonObject pictures;
    for (const auto& [name, print] : prints)
        pictures.insert(name, fingerprintText(print));
    QSaveFile file(QString::fromLatin1(kReference));
    return file.open(QIODevice::WriteOnly) &&
           file.write(QJsonDocument(QJsonObject{{QStringLiteral("ground"), ground()},
                                                {QStringLiteral("pictures"), pictures}})
                          .toJson()) > 0 &&
           file.commit();
}

} // namespace

class tst_Gallery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aPictureIsKnownByItsFingerprint();
    void aSmallDifferenceIsBornAndALargeOneIsNot();
    void everyPictureIsAsItWas();
};

void tst_Gallery::initTestCase()
{
    QApplication::setCursorFlashTime(0);
}

void tst_Gallery::aPictureIsKnownByItsFingerprint()
{
    QImage picture(80, 48, QImage::Format_RGB32);
    picture.fill(QColor(10, 20, 30));
    for (int y = 0; y < 6; ++y) {
        for (int x = 0; x < 10; ++x)
            picture.setPixelColor(x, y, QColor(200, 0, 0));
    }
    const Fingerprint print = fingerprintOf(picture);
    QCOMPARE(print.cells[0], qRgb(200, 0, 0));
    QCOMPARE(print.cells[1], qRgb(10, 20, 30));
    QCOMPARE(print.cells[63], qRgb(10, 20, 30));
    const auto again = fingerprintFrom(fingerprintText(print));
    QCOMPARE(again.size(), std::size_t(1));
    QVERIFY(again.front() == print);
    QVERIFY(fingerprintFrom(QStringLiteral("0a")).empty());
    QVERIFY(fingerprintFrom(QString(384, u'z')).empty());
}

void tst_Gallery::aSmallDifferenceIsBornAndALargeOneIsNot()
{
    const auto shade = [](int by) { return qRgb(by, 0, 0); };
    Fingerprint ground;
    ground.cells.fill(shade(0));
    Fingerprint one = ground;
    one.cells[5] = shade(kCellFar);
    QVERIFY(!differenceOf(ground, one).isChanged());
    one.cells[5] = shade(kCellFar + 1);
    QVERIFY(differenceOf(ground, one).isChanged());
    one = ground;
    for (std::size_t at = 0; at < kCellsNear; ++at)
        one.cells[at] = shade(kCellNear + 1);
    QVERIFY(!differenceOf(ground, one).isChanged());
    one.cells[kCellsNear] = shade(kCellNear + 1);
    QVERIFY(differenceOf(ground, one).isChanged());
    // Every cell a little is another rasterizer, not another picture.
    one.cells.fill(shade(kCellNear));
    QVERIFY(!differenceOf(ground, one).isChanged());
}

void tst_Gallery::everyPictureIsAsItWas()
{
    const QByteArray wish = qgetenv("HAVEN_GALLERY"); // "", "all" or "update"
    Shoot shoot;
    const QSize small(1366, 768);
    const QSize large(1920, 1080);
    for (const char* theme : {"night", "day", "high-contrast"}) {
        shootSize(shoot, QString::fromLatin1(theme), small, 100);
        if (wish.isEmpty())
            continue;
        for (const int zoom : {100, 150, 200})
            shootSize(shoot, QString::fromLatin1(theme), large, zoom);
    }
    shoot.language = QStringLiteral("-es");
    Translations translations;
    translations.use("es");
    shootSize(shoot, QStringLiteral("night"), small, 100);
    if (!wish.isEmpty())
        shootSize(shoot, QStringLiteral("day"), large, 150);
    if (wish == "update") {
        QVERIFY(writeReference(shoot.prints));
        return;
    }
    QFile file(QString::fromLatin1(kReference));
    const QJsonObject root = file.open(QIODevice::ReadOnly)
                                 ? QJsonDocument::fromJson(file.readAll()).object()
                                 : QJsonObject();
    if (root.value(u"ground").toObject() != ground()) {
        std::fputs("nothing to hold the pictures against: there is no reference, or it was made "
                   "with another font or another Qt. packaging/gallery --update writes it.\n",
                   stderr);
        return;
    }
    const auto reference = referenceFrom(root.value(u"pictures").toObject());
    QString found;
    for (const auto& [name, print] : shoot.prints) {
        const auto before = reference.find(name);
        if (before == reference.end()) {
            found += QStringLiteral("\n%1: new").arg(name);
            continue;
        }
        const PrintDifference difference = differenceOf(before->second, print);
        if (difference.isChanged())
            found += QStringLiteral("\n%1: %2 cells, by up to %3")
                         .arg(name)
                         .arg(difference.cells)
                         .arg(difference.most);
    }
    std::fputs(qPrintable(found), stderr);
    QVERIFY2(found.isEmpty(), "the pictures above changed: packaging/gallery writes them to look "
                              "at, packaging/gallery --update takes them as right");
}

HAVEN_TESTS(tst_Gallery)
#include "tst_gallery.moc"
