#pragma once

#include "ui/actions/action_book.h"
#include "ui/actions/action_list_model.h"

#include <functional>
#include <QPointer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;

namespace haven::ui {

class ActionDelegate;

// Everything the console can do, by a few letters: a band above the command bar, in the layout, so
// that it covers nothing. Enter does it in the panel it belongs to; Escape, or the key again, gives
// the focus back where it was, to the letter.
class ActionPalette final : public QWidget
{
    Q_OBJECT

public:
    // Precondition: both outlive it.
    ActionPalette(const ThemeSource& source, ActionBook& book, QWidget* parent = nullptr);

    void setRecent(QStringList recent);
    // Finds incidents by what is typed.
    using Finder = std::function<std::vector<ActionLine>(const QString& typed)>;
    void setFinder(Finder finder) { m_finder = std::move(finder); }
    // Opens it, or closes it again.
    void turn();
    const ActionListModel& model() const { return m_model; }

Q_SIGNALS:
    // The id of what was done.
    void done(const QString& action);
    void incidentChosen(haven::IncidentId incident);
    // It can do nothing now: a sentence for the result line.
    void refused(const QString& sentence);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    // Back: the focus goes where it was.
    enum class Focus { Back, Stays };
    void open();
    void close(Focus focus);
    void step(int rows);
    void choose(int row);
    void runChosen();
    void retell();
    void restyle();
    void fitColumns();
    int rows() const; // in a column
    void giveBack();

    const ThemeSource& m_source;
    ActionBook& m_book;
    ActionListModel m_model;
    QStringList m_recent;
    Finder m_finder;
    QLineEdit* m_line;
    QLabel* m_count;
    QListView* m_list;
    ActionDelegate* m_delegate;
    QPointer<QWidget> m_cameFrom;
    int m_selectionStart = -1; // of the line edit it came from; -1: none
    int m_selectionLength = 0;
    int m_cursor = 0;
};

} // namespace haven::ui
