#pragma once

#include "ui/theme/theme_source.h"

#include <QList>
#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace haven::ui {

class FilterLine;
class KeyButton;
class NoteLabel;

// The 36 to 40 px strip on top of every panel: name, count, buttons, filter. In a narrow one the
// filter gives way first, then the keys on the buttons, then the words of the note.
class PanelHeader final : public QWidget
{
    Q_OBJECT

public:
    PanelHeader(const ThemeSource& source, const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    // "showing 5 of 12"; "12" alone when nothing is filtered away is said as "showing 12 of 12".
    void setShown(int shown, int total);
    // Other words beside the name: "14 on duty". Where the buttons need the room they are cut, with
    // all of them in the tooltip.
    void setNote(const QString& note);
    // Beside the name, in the order of the calls; the header takes the button.
    void addButton(KeyButton* button);
    // It goes on in another header, which takes it by addButton().
    void releaseButton(KeyButton* button);
    // Some other field beside the name, a list to choose from for example; the header takes it.
    void addField(QWidget* field);
    // At the right end.
    void addRightButton(KeyButton* button);
    // At the right end before right buttons; at most one. The header takes the line.
    void setFilter(FilterLine* filter);
    FilterLine* filter() const { return m_filter; }
    QString note() const;
    // What all of it asks for with every key printed; the note is cut before that.
    int wholeWidth() const;
    // Without the printed keys, which are left out where there is no room for them: the tooltips
    // name them all the same.
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void restyle();
    void fit();
    QList<KeyButton*> buttons() const;

    const ThemeSource& m_source;
    QHBoxLayout* m_row;
    QLabel* m_title;
    NoteLabel* m_note;
    FilterLine* m_filter = nullptr;
    int m_leftCount = 2;
};

} // namespace haven::ui
