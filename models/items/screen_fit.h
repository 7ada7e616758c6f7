#pragma once

#include <QRect>
#include <QSize>
#include <vector>

// Where a window goes on the screens there are now, which may be fewer than when it was left.
// Screens are rectangles of usable room, the first screen of the desk first.
namespace haven {

// The whole of `wanted` inside one screen: the one that shows most of it, or the first where none
// does. It becomes smaller where that screen is smaller, and never smaller than `least` as far as
// the screen allows. Without any screen, and for an empty `wanted`, it is answered as it is.
QRect fittedToScreens(const QRect& wanted, const std::vector<QRect>& screens, QSize least);

// For a board that is opened anew: a screen that `mainWindow` is not on, the next to the right
// first, and otherwise the part of its screen where the board stands beside `keepFree` and covers
// none of it, as large as `least` where there is so much room. Empty: there is no such room.
QRect placeForBoard(const QRect& mainWindow, const QRect& keepFree,
                    const std::vector<QRect>& screens, QSize least);

// `wanted` moved or made smaller so that it covers nothing of `keepFree`, inside the screen it is
// on; empty where that screen has no such room of `least`.
QRect besideOf(const QRect& wanted, const QRect& keepFree, const std::vector<QRect>& screens,
               QSize least);

} // namespace haven
