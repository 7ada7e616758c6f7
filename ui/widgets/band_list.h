#pragma once

#include "ui/theme/theme_source.h"

#include <QPointer>
#include <QStringListModel>
#include <QWidget>

class QFocusEvent;
class QLabel;
class QListView;

namespace haven::ui {

// A style sheet for a list: the ring of the focus has its place also while there is none. Qt does
// not measure a frame anew when the focus comes, and the rows would cover most of it.
QString ringOfAList(const Look& look);

// A style sheet for a plain list: that ring, rows of a height that a mouse finds, their words not
// at the edge.
QString rowsOfAList(const Look& look);

// Whether a click or a key led from it to somewhere else; another window over this one does not.
bool isLeft(const QWidget& band, const QFocusEvent& event);

// A short list in a band above the command bar: in the layout, so that it covers nothing. Up and
// Down choose, Enter takes, Escape gives the focus back where it was; the key that opened it closes
// it again.
class BandList final : public QWidget
{
    Q_OBJECT

public:
    // `name` is the object name; the list inside is called that with "View" behind it.
    BandList(const ThemeSource& source, const QString& name, const QString& title,
             QWidget* parent = nullptr);

    // Opens it, or closes it again.
    void turn(const QStringList& rows);
    // The rows are others now; nothing else moves.
    void retell(const QStringList& rows);
    bool isOpen() const { return isVisibleTo(parentWidget()); }

Q_SIGNALS:
    void chosen(int row);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Focus { Back, Stays };
    void close(Focus focus);
    void take();
    void restyle();

    const ThemeSource& m_source;
    QStringListModel m_model;
    QLabel* m_title;
    QListView* m_view;
    QPointer<QWidget> m_cameFrom;
};

} // namespace haven::ui
