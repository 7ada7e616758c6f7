#pragma once

#include "models/items/key_map.h"
#include "ui/actions/action_list_model.h"
#include "ui/theme/theme_source.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QListView;

namespace haven::ui {

class ActionDelegate;
class FilterLine;
class KeyButton;
class KeyCatcher;
class WrapLayout;

// Of no panel: who asks from the command line is told its words first.
inline constexpr const char* kVerbsArea = "verbs";

// Every command of the console with its key, from the registry, and every verb of the command line
// with an example, from the table the parser reads. Keys are chosen here. Opens beside the board,
// never over it.
class KeyHelp final : public QWidget
{
    Q_OBJECT

public:
    explicit KeyHelp(const ThemeSource& source, QWidget* parent = nullptr);

    // Puts the focus into the filter; what acts in the area comes first: in kVerbsArea the words of
    // the command line.
    void start(const std::string& area = {});
    const ActionListModel& model() const { return m_model; }

Q_SIGNALS:
    void left();
    // A person chose: to be kept, and to count from now on.
    void keysChosen(const haven::KeyChoice& choice);
    // The card of all keys on paper.
    void cardRequested();

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildHeader();
    void buildList();
    void buildActs();
    KeyButton* addAct(WrapLayout* flow, const char* name, const QString& text, Qt::Key letter,
                      void (KeyHelp::*act)());
    void fill();
    void step(int rows);
    void retell();
    void restyle();
    const ActionEntry* chosen() const;
    KeyChoice current() const;
    void ask();
    void stopAsking();
    void take(const QKeySequence& key);
    void takeAway();
    void giveBack();
    void giveAllBack();
    void turnLetters();
    void say(const QString& sentence);

    const ThemeSource& m_source;
    ActionListModel m_model;
    std::string m_area;
    FilterLine* m_filter;
    QListView* m_list;
    ActionDelegate* m_delegate;
    KeyCatcher* m_catcher;
    QLabel* m_say;
    KeyButton* m_change = nullptr;
    KeyButton* m_none = nullptr;
    KeyButton* m_shipped = nullptr;
    KeyButton* m_allShipped = nullptr;
    KeyButton* m_letters = nullptr;
    bool m_isFilled = false;
};

} // namespace haven::ui
