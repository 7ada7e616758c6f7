#pragma once

#include "models/items/preferences.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/wall_clock.h"

#include <QWidget>

class QLineEdit;

namespace haven::ui {

class FormCard;
class KeyButton;

// Whether this machine keeps the board on paper, and one page now. What is recorded holds at once.
class PaperPanel final : public QWidget
{
    Q_OBJECT

public:
    PaperPanel(const ThemeSource& source, PreferenceSource& preferences, WallClock clock,
               QWidget* parent = nullptr);

    // What is in force, in place of what was typed and not recorded.
    void start();

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);
    // One page, now.
    void printRequested();

private:
    void build();
    KeyButton* addAct(const char* name, const QString& text, const QKeySequence& key,
                      void (PaperPanel::*act)());
    void turn();
    void record();
    void print();
    bool take(PaperChoice choice);
    void tell();
    QString standingWords() const;
    QString failingWords(const PaperStanding& standing) const;

    const ThemeSource& m_source;
    PreferenceSource& m_preferences;
    WallClock m_clock;
    FormCard* m_card = nullptr;
    QLineEdit* m_folder = nullptr;
    QLineEdit* m_every = nullptr;
    QLineEdit* m_blank = nullptr;
    QLineEdit* m_first = nullptr;
    QLineEdit* m_printer = nullptr;
    KeyButton* m_turn = nullptr;
};

} // namespace haven::ui
