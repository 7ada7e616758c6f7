#include "models/items/preferences.h"
#include "models/items/screen_fit.h"
#include "tests/testkit/test_program.h"

#include <numeric>
#include <QtTest>
#include <random>

using namespace haven;

// Layouts as values, and where windows go on the screens there are.
class tst_DeskLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLayoutIsSavedChosenAndGivenBack();
    void filtersKeptAsButtonsArePeoplesInEveryLayout();
    void aNameIsOneToFortyCharacters();
    void theProgramsOwnAreNeverReplacedOrRemoved();
    void thereAreTwelveAtMost();
    void eachRoleHasItsOwn();
    void resetGivesTheRolesAndKeepsWhatWasSaved();
    void whatSomebodyWroteByHandIsBroughtInside();
    void aWindowWhoseScreenIsGoneComesToTheFirst();
    void aWindowThatFitsStaysWhereItIs();
    void nothingEverOpensOffScreen();
    void aBoardGoesToAnotherScreen();
    void onOneScreenABoardLeavesTheQueueFree();
    void whereThereIsNoRoomNoneIsInvented();
};

namespace {

const QRect kLeftScreen(0, 0, 1920, 1040);
const QRect kRightScreen(1920, 0, 2560, 1400);
constexpr QSize kLeastWindow(400, 300);

Preferences working()
{
    Preferences now;
    now.zoomPercent = 120;
    now.boards["queue"] = {{"priority", "type"}, "location", SortWay::Down, {"p:1"}};
    DeskLayout desk;
    desk.across = {500, 200, 300};
    desk.windows = {{BoardKind::Units, 1, QRect(1920, 0, 800, 600), "is:free"}};
    now.desk = desk;
    return now;
}

} // namespace

void tst_DeskLayout::aLayoutIsSavedChosenAndGivenBack()
{
    const auto saved = withLayoutSaved(working(), "  busy night ");
    QVERIFY(saved.isOk());
    QCOMPARE(saved->layout, std::string("busy night"));
    const DeskLayout* kept = layoutNamed(*saved, "busy night");
    QVERIFY(kept != nullptr);
    QCOMPARE(kept->zoomPercent, 120);
    QCOMPARE(kept->across, (std::vector<int>{500, 200, 300}));
    // Another desk meanwhile.
    Preferences other = *withLayoutChosen(*saved, "supervisor");
    QVERIFY(other.desk->windows.empty());
    QVERIFY(other.boards["queue"].columns.empty());
    other.zoomPercent = 100;
    const auto back = withLayoutChosen(other, "busy night");
    QVERIFY(back.isOk());
    QCOMPARE(back->zoomPercent, 120);
    QCOMPARE(back->boards.at("queue").columns, (std::vector<std::string>{"priority", "type"}));
    QCOMPARE(back->boards.at("queue").sortedBy, std::string("location"));
    QCOMPARE(back->desk->windows, working().desk->windows);
    const auto gone = withoutLayout(*back, "busy night");
    QVERIFY(gone.isOk());
    QVERIFY(layoutNamed(*gone, "busy night") == nullptr);
    QVERIFY(gone->layout.empty());
    QCOMPARE(gone->desk, back->desk); // the desk stays as it stands
    QVERIFY(withLayoutChosen(*gone, "busy night").refusal().code == RefusalCode::LayoutUnknown);
    QVERIFY(withoutLayout(*gone, "busy night").refusal().code == RefusalCode::LayoutUnknown);
}

void tst_DeskLayout::filtersKeptAsButtonsArePeoplesInEveryLayout()
{
    const auto saved = withLayoutSaved(working(), "one");
    QVERIFY(layoutNamed(*saved, "one")->boards.at("queue").filters.empty());
    const auto chosen = withLayoutChosen(*saved, "dispatcher");
    QCOMPARE(chosen->boards.at("queue").filters, std::vector<std::string>{"p:1"});
}

void tst_DeskLayout::aNameIsOneToFortyCharacters()
{
    const auto code = [](const std::string& name) {
        const auto saved = withLayoutSaved(working(), name);
        return saved.isOk() ? std::string("done") : std::string(refusalName(saved.refusal().code));
    };
    QCOMPARE(code("x"), std::string("done"));
    QCOMPARE(code(std::string(40, 'x')), std::string("done"));
    QCOMPARE(code(std::string(41, 'x')), std::string("LayoutNameBad"));
    std::string accents;
    for (int n = 0; n < 40; ++n)
        accents += "é"; // two bytes, one character
    QCOMPARE(code(accents), std::string("done"));
    QCOMPARE(code("   "), std::string("LayoutNameBad"));
    QCOMPARE(code("a\nb"), std::string("LayoutNameBad"));
}

void tst_DeskLayout::theProgramsOwnAreNeverReplacedOrRemoved()
{
    for (const NamedLayout& one : shippedLayouts()) {
        QVERIFY(withLayoutSaved(working(), one.name).refusal().code == RefusalCode::LayoutShipped);
        QVERIFY(withoutLayout(working(), one.name).refusal().code == RefusalCode::LayoutShipped);
    }
}

void tst_DeskLayout::thereAreTwelveAtMost()
{
    Preferences now = working();
    for (std::size_t n = 0; n < kLayoutsMax; ++n)
        now = *withLayoutSaved(now, "layout " + std::to_string(n));
    QVERIFY(withLayoutSaved(now, "one more").refusal().code == RefusalCode::LayoutsFull);
    // Over one that is there it is saved all the same.
    QVERIFY(withLayoutSaved(now, "layout 3").isOk());
}

void tst_DeskLayout::eachRoleHasItsOwn()
{
    QCOMPARE(roleLayout({Role::Dispatcher, Role::Supervisor}).name, std::string("dispatcher"));
    QCOMPARE(roleLayout({Role::Supervisor}).name, std::string("supervisor"));
    QCOMPARE(roleLayout({Role::Clinician}).layout.begins, DeskPlace::Crisis);
    QCOMPARE(roleLayout({Role::Administrator}).layout.begins, DeskPlace::Admin);
    QCOMPARE(roleLayout({}).name, std::string("dispatcher"));
}

void tst_DeskLayout::resetGivesTheRolesAndKeepsWhatWasSaved()
{
    const Preferences saved = *withLayoutSaved(working(), "mine");
    const Preferences reset = withLayoutReset(saved, {Role::Clinician});
    QCOMPARE(reset.layout, std::string("clinician"));
    QCOMPARE(reset.desk->begins, DeskPlace::Crisis);
    QVERIFY(reset.desk->windows.empty());
    QVERIFY(layoutNamed(reset, "mine") != nullptr);
}

void tst_DeskLayout::whatSomebodyWroteByHandIsBroughtInside()
{
    DeskLayout wild;
    wild.across = {900, 0, -40};
    wild.left = {1, 2, 3};
    wild.middle = {0, 0};
    wild.zoomPercent = 900;
    for (int n = 0; n < 20; ++n)
        wild.windows.push_back({BoardKind::Queue, n % 12, {}, std::string(300, 'x')});
    const DeskLayout tame = withinLimits(wild);
    QCOMPARE(tame.across.size(), std::size_t(3));
    QCOMPARE(std::accumulate(tame.across.begin(), tame.across.end(), 0), kShareWhole);
    QVERIFY(*std::min_element(tame.across.begin(), tame.across.end()) >= kShareLeast);
    QVERIFY(tame.left.empty());
    QCOMPARE(tame.middle, (std::vector<int>{500, 500}));
    QCOMPARE(tame.zoomPercent, kZoomMax);
    QCOMPARE(tame.windows.size(), kBoardWindowsMax);
    std::set<std::string> names;
    for (const DetachedBoard& one : tame.windows) {
        QVERIFY(names.insert(boardName(one)).second);
        QVERIFY(one.number >= 1 && one.number <= kBoardNumberMax);
        QVERIFY(one.filter.empty());
    }
    QCOMPARE(withinLimits(tame), tame);
}

void tst_DeskLayout::aWindowWhoseScreenIsGoneComesToTheFirst()
{
    const QRect there(2400, 200, 1000, 800);
    QCOMPARE(fittedToScreens(there, {kLeftScreen, kRightScreen}, kLeastWindow), there);
    const QRect here = fittedToScreens(there, {kLeftScreen}, kLeastWindow);
    QVERIFY(kLeftScreen.contains(here));
    QCOMPARE(here.size(), there.size());
    // A smaller screen takes what it can.
    QCOMPARE(fittedToScreens(QRect(0, 0, 3000, 2000), {kLeftScreen}, kLeastWindow), kLeftScreen);
}

void tst_DeskLayout::aWindowThatFitsStaysWhereItIs()
{
    const QRect window(100, 50, 640, 480);
    QCOMPARE(fittedToScreens(window, {kRightScreen, kLeftScreen}, kLeastWindow), window);
    // Half over the edge: it is moved, not cut.
    QCOMPARE(fittedToScreens(QRect(-200, 900, 640, 480), {kLeftScreen}, kLeastWindow),
             QRect(0, 560, 640, 480));
    QCOMPARE(fittedToScreens(QRect(10, 10, 20, 20), {kLeftScreen}, kLeastWindow),
             QRect(10, 10, 400, 300));
}

void tst_DeskLayout::nothingEverOpensOffScreen()
{
    std::mt19937 random(20261126);
    const auto pick = [&random](int least, int most) {
        return least + static_cast<int>(random() % static_cast<unsigned>(most - least + 1));
    };
    for (int turn = 0; turn < 2000; ++turn) {
        std::vector<QRect> screens;
        for (int n = pick(1, 4), x = -3000; n > 0; --n) {
            screens.emplace_back(x, pick(-900, 900), pick(640, 3840), pick(480, 2160));
            x = screens.back().right() + 1;
        }
        const QRect wanted(pick(-9000, 9000), pick(-9000, 9000), pick(1, 9000), pick(1, 9000));
        const auto isOnOne = [&](const QRect& window) {
            return std::any_of(screens.begin(), screens.end(),
                               [&](const QRect& screen) { return screen.contains(window); });
        };
        QVERIFY(isOnOne(fittedToScreens(wanted, screens, kLeastWindow)));
        const QRect desk = fittedToScreens(wanted, screens, kLeastWindow);
        const QRect queue(desk.topLeft(), desk.size() / 2);
        for (const QRect& board : {placeForBoard(desk, queue, screens, kLeastWindow),
                                   besideOf(wanted, queue, screens, kLeastWindow)}) {
            QVERIFY(board.isEmpty() || (isOnOne(board) && !board.intersects(queue)));
        }
    }
}

void tst_DeskLayout::aBoardGoesToAnotherScreen()
{
    const QRect queue(0, 100, 800, 600);
    QCOMPARE(placeForBoard(kLeftScreen, queue, {kLeftScreen, kRightScreen}, kLeastWindow),
             kRightScreen);
    QCOMPARE(placeForBoard(kRightScreen, queue, {kLeftScreen, kRightScreen}, kLeastWindow),
             kLeftScreen);
}

void tst_DeskLayout::onOneScreenABoardLeavesTheQueueFree()
{
    const QRect queue(0, 100, 800, 600);
    const QRect board = placeForBoard(kLeftScreen, queue, {kLeftScreen}, kLeastWindow);
    QVERIFY(kLeftScreen.contains(board));
    QVERIFY(!board.intersects(queue));
    QCOMPARE(board, QRect(800, 0, 1120, 1040)); // all that is right of it
    QCOMPARE(besideOf(QRect(200, 200, 700, 500), queue, {kLeftScreen}, kLeastWindow),
             QRect(800, 200, 700, 500));
    const QRect clear(900, 200, 700, 500);
    QCOMPARE(besideOf(clear, queue, {kLeftScreen}, kLeastWindow), clear);
}

void tst_DeskLayout::whereThereIsNoRoomNoneIsInvented()
{
    QVERIFY(placeForBoard(kLeftScreen, kLeftScreen, {kLeftScreen}, kLeastWindow).isEmpty());
    QVERIFY(besideOf(QRect(0, 0, 500, 500), kLeftScreen, {kLeftScreen}, kLeastWindow).isEmpty());
    QVERIFY(placeForBoard(kLeftScreen, QRect(), {}, kLeastWindow).isEmpty());
    QCOMPARE(fittedToScreens(QRect(1, 2, 3, 4), {}, kLeastWindow), QRect(1, 2, 3, 4));
}

HAVEN_TESTS(tst_DeskLayout)
#include "tst_desk_layout.moc"
