#pragma once

#include <QKeySequence>

// The keys of the seat, in one place: the window binds them, the buttons print them.
namespace haven::ui {

inline QKeySequence relieveKey()
{
    return {Qt::CTRL | Qt::SHIFT | Qt::Key_R};
}
inline QKeySequence handAlarmsKey()
{
    return {Qt::CTRL | Qt::SHIFT | Qt::Key_A};
}
inline QKeySequence signOffKey()
{
    return {Qt::CTRL | Qt::SHIFT | Qt::Key_Q};
}
inline QKeySequence newWindowKey()
{
    return {Qt::CTRL | Qt::SHIFT | Qt::Key_N};
}

} // namespace haven::ui
