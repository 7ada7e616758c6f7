#pragma once

#include "ui/theme/theme_source.h"

#include <QListView>
#include <QScrollArea>

namespace haven::ui {

// Sentences one below the other that are read and chosen, and wrap where they are long.
class ReadingList final : public QListView
{
    Q_OBJECT

public:
    // `says` is what it is, for the tooltip and whoever hears it; `linesLeast` always have room.
    ReadingList(const ThemeSource& source, const QString& name, const QString& says, int linesLeast,
                QWidget* parent);

private:
    void restyle();

    const ThemeSource& m_source;
    int m_linesLeast;
};

// A page that is read from top to bottom by keys: the arrows, Page Up and Page Down, Home and End.
class ReadingScroll final : public QScrollArea
{
    Q_OBJECT

public:
    // Takes the page.
    ReadingScroll(const QString& name, const QString& says, QWidget* page, QWidget* parent);

protected:
    void keyPressEvent(QKeyEvent* event) override;
};

} // namespace haven::ui
