#pragma once

#include "models/items/board_text.h"
#include "models/items/grouped_rows.h"
#include "models/items/quick_filter.h"
#include "ui/widgets/board_choices.h"
#include "ui/widgets/board_view.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/drop_plan.h"
#include "ui/widgets/filter_line.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/row_acts.h"

#include <QAction>
#include <QTimer>

class QDropEvent;
class QLabel;

namespace haven::ui {

class KeptFilters;
class PanelHeader;

struct BoardPanelWords {
    QString name;       // object names begin with it: "queue" -> queueView, queueFilter
    QString title;      // "Queue"
    QString filterName; // "Filter the queue"
    QString filterHint; // "Filter, for example p:1 beat:3 -held"
};

// What the queue and the unit board have in common: header, filter line, live table, the clock, and
// that rows keep their places while somebody works in the table.
class BoardPanel : public QWidget
{
    Q_OBJECT

public:
    // How long after the last key or movement of the mouse the rows stay in their places.
    static constexpr int kWorkedInMsMax = 4000;

    BoardView& view() const { return *m_view; }
    // Columns, order and kept filters are the person's from now on.
    void followPreferences(PreferenceSource& preferences);
    // The same, kept apart under a name of its own: a board in its own window.
    void followPreferences(PreferenceSource& preferences, const std::string& as);
    QString filterText() const;
    // As if it were typed there.
    void setFilterText(const QString& text);
    // The menu of the headings has "in a window of its own" from now on.
    void offerOwnWindow() { m_offersWindow = true; }

Q_SIGNALS:
    // A line for the command bar, up to where the person goes on typing.
    void requestLine(const QString& line);
    void said(const QString& sentence, haven::ui::Tone tone);
    void ownWindowWanted();
    // What is typed there and understood, or nothing.
    void filterTyped();

protected:
    BoardPanel(const ThemeSource& source, Desk& desk, const BoardPanelWords& words,
               QWidget* parent);

    // Precondition: once, from the constructor; the model outlives the panel's use of it.
    void setBoard(GroupedRows& model, std::vector<OfferedColumn> columns,
                  FilterVocabulary vocabulary);
    // What stands there while there is no row at all and no filter. After setBoard().
    void setEmptyWords(std::function<QString()> words);
    // A button of the header that stays pressed while it holds.
    KeyButton* addToggle(const QString& name, const QString& text, const QString& hint);
    // Binds the keys of these acts, whatever row is chosen then, and fills the context menu with
    // acts().
    void addActs(const RowActGroups& all);
    // Does the act of that name with what is chosen, if anything is.
    void runAct(const QString& name);
    // What was done with the chosen row is over: it goes where it belongs and takes neither the
    // choice nor the view along, and the next arrow chooses what comes after it.
    void goOn();
    // Sends its command or asks for its line; a drop that is not allowed is said.
    void carryOut(const DropPlan& plan, const std::string& row);
    // The filter line and what toggles add to it, put together and given to the model.
    void refilter();
    void retell();

    // What can be done with what is chosen; empty while nothing is.
    virtual RowActGroups acts() = 0;
    // What dropping here would do; nothing on a row that takes no drops.
    virtual DropPlan dropPlan(const Dragged& dragged, const QModelIndex& row) const = 0;
    virtual QString toggledFilter() const { return {}; }
    virtual void applyFilter(const QuickFilter& filter) = 0;
    virtual void tick(Instant now, RowRange seen) = 0;
    virtual void tellCounts(PanelHeader& header) = 0;
    // Where the row is, as far as the board tells.
    virtual std::optional<Coordinate> pointOf(int row) const = 0;

    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

    const ThemeSource& source() const { return m_source; }
    Desk& desk() const { return m_desk; }
    DeskAsker& asker() { return m_asker; }
    PanelHeader& header() { return *m_header; }

private:
    void addKey(const RowAct& act);
    void fillHeaderMenu(QMenu& menu);
    void addBoardKeys(const QString& name);
    void keepFilter();
    void openCopyMenu();
    void copyAs(BoardFormat format);
    BoardText boardText() const;
    QString objectionTo(const QString& name);
    bool hoverDrop(QDropEvent* event);
    void sayDrop(const DropPlan& plan, const QRect& row);
    FilterCheck checkFilter(const QString& text) const;
    RowRange seenRows() const;
    void keepPlaces();
    void letGo();
    void beat();

    const ThemeSource& m_source;
    Desk& m_desk;
    DeskAsker m_asker;
    PanelHeader* m_header;
    FilterLine* m_filter;
    BoardView* m_view;
    QLabel* m_dropNote;
    KeptFilters* m_kept;
    BoardChoices* m_choices = nullptr;
    GroupedRows* m_model = nullptr;
    FilterVocabulary m_vocabulary;
    QTimer m_clock;
    QTimer m_quiet;
    bool m_offersWindow = false;
};

} // namespace haven::ui
