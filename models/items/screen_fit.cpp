#include "models/items/screen_fit.h"

#include <algorithm>

namespace haven {

namespace {

qint64 extentOf(const QRect& rect)
{
    return rect.isEmpty() ? 0 : static_cast<qint64>(rect.width()) * rect.height();
}

// Precondition: there is a screen.
QRect screenOf(const QRect& window, const std::vector<QRect>& screens)
{
    const auto shown = [&](const QRect& screen) { return extentOf(screen.intersected(window)); };
    return *std::max_element(
        screens.begin(), screens.end(),
        [&](const QRect& one, const QRect& other) { return shown(one) < shown(other); });
}

QRect movedInto(QRect window, const QRect& screen, QSize least)
{
    window.setSize(window.size().expandedTo(least).boundedTo(screen.size()));
    window.moveLeft(std::clamp(window.left(), screen.left(), screen.right() + 1 - window.width()));
    window.moveTop(std::clamp(window.top(), screen.top(), screen.bottom() + 1 - window.height()));
    return window;
}

// The four parts of a screen that lie wholly right, below, left and above of what is kept free.
std::vector<QRect> roomsBeside(const QRect& screen, const QRect& keepFree)
{
    const QRect right(QPoint(keepFree.right() + 1, screen.top()), screen.bottomRight());
    const QRect below(QPoint(screen.left(), keepFree.bottom() + 1), screen.bottomRight());
    const QRect left(screen.topLeft(), QPoint(keepFree.left() - 1, screen.bottom()));
    const QRect above(screen.topLeft(), QPoint(screen.right(), keepFree.top() - 1));
    std::vector<QRect> rooms;
    for (const QRect& room : {right, below, left, above})
        rooms.push_back(room.intersected(screen));
    return rooms;
}

bool hasRoomFor(const QRect& room, QSize least)
{
    return room.width() >= least.width() && room.height() >= least.height();
}

} // namespace

QRect fittedToScreens(const QRect& wanted, const std::vector<QRect>& screens, QSize least)
{
    if (screens.empty() || wanted.isEmpty())
        return wanted;
    return movedInto(wanted, screenOf(wanted, screens), least);
}

QRect besideOf(const QRect& wanted, const QRect& keepFree, const std::vector<QRect>& screens,
               QSize least)
{
    if (screens.empty())
        return {};
    const QRect screen = screenOf(wanted, screens);
    const QRect fitted = movedInto(wanted, screen, least);
    if (!fitted.intersects(keepFree))
        return fitted;
    QRect best;
    for (const QRect& room : roomsBeside(screen, keepFree)) {
        if (!hasRoomFor(room, least))
            continue;
        const QRect moved = movedInto(fitted, room, least);
        if (extentOf(moved) > extentOf(best))
            best = moved;
    }
    return best;
}

QRect placeForBoard(const QRect& mainWindow, const QRect& keepFree,
                    const std::vector<QRect>& screens, QSize least)
{
    if (screens.empty())
        return {};
    const QRect own = screenOf(mainWindow, screens);
    std::vector<QRect> others;
    for (const QRect& screen : screens) {
        if (!screen.intersects(mainWindow) && hasRoomFor(screen, least))
            others.push_back(screen);
    }
    // To the right first, the nearest first.
    const auto distance = [&](const QRect& screen) {
        const int right = screen.left() - own.right();
        return right > 0 ? right : own.left() - screen.left() + 1'000'000;
    };
    const auto next =
        std::min_element(others.begin(), others.end(), [&](const QRect& one, const QRect& other) {
            return distance(one) < distance(other);
        });
    if (next != others.end())
        return *next;
    QRect best;
    for (const QRect& room : roomsBeside(own, keepFree)) {
        if (hasRoomFor(room, least) && extentOf(room) > extentOf(best))
            best = room;
    }
    return best;
}

} // namespace haven
