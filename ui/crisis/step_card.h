#pragma once

#include "models/crisis/protocol.h"
#include "models/items/caller_prompts.h"
#include "ui/crisis/step_button.h"

#include <map>
#include <optional>
#include <QElapsedTimer>
#include <QLabel>
#include <QWidget>

class QVBoxLayout;

namespace haven::ui {

class ReasonPrompt;
class WrapLayout;

enum class CardBusy { No, Yes };

// The one large thing: the active step, the exact words, its answers as buttons, and the two ways
// of setting it aside with a reason. It knows nothing of the desk; it says what a person decided.
class StepCard final : public QWidget
{
    Q_OBJECT

public:
    // `keys` is the panel within which its keys count.
    StepCard(const ThemeSource& source, QWidget* keys, QWidget* parent = nullptr);

    // `place` tells one showing from another: the same step shown again keeps focus and choice.
    // `note` is who said so as far as it is known; it goes with the answer.
    void showStep(const ProtocolStep& step, const QString& place, const QString& note = {});
    void clear();
    // What is known already about what the step asks; empty for nothing.
    void setKnown(const QString& sentence);
    // While the last decision is on its way to the disk nothing else is taken.
    void setBusy(CardBusy busy);
    // Whose hands they are now. What somebody noted is recorded as theirs or not at all: it waits
    // for them, and the next person begins with an empty line.
    void setWriter(const QString& agent);
    // What was typed before a refusal, back in the line.
    void askAgain(const StepOutcome& outcome);
    // The first answer, or Done.
    void takeFocus();
    bool isAsking() const;
    // The number of an answer, from 1: chooses it, and records it where the step is not critical.
    void pressNumber(int number);

Q_SIGNALS:
    void completed(const haven::StepOutcome& outcome);
    // A key that completed nothing, and what would.
    void hinted(const QString& sentence);
    // A reason is asked for: the line must be seen.
    void reasonAsked(QWidget* line);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    // As large as its longest word lets it be.
    void fitText();
    void buildAsides(QWidget* keys);
    void addAside(WrapLayout* flow, const char* name, const QString& text, const QKeySequence& key,
                  QWidget* keys, void (StepCard::*act)());
    // `action` is its id in the registry.
    void bind(const char* action, const QKeySequence& key, QWidget* keys, void (StepCard::*act)());
    void rebuild();
    void addAnswer(const StepAnswer& answer, int number);
    void addConfirm(const QString& words);
    void confirm();
    void confirmByKey();
    void choose(int number);
    void hintGuarded(StepButton* button);
    void askCannot() { askReason(StepOutcomeKind::Cannot); }
    void askNotNeeded() { askReason(StepOutcomeKind::NotNeeded); }
    void askReason(StepOutcomeKind kind);
    void askNote();
    void setNote(const QString& note);
    // What was noted and is not recorded yet waits with its step, also while another is shown.
    void keepNote();
    void bringNote();
    QString noteKey() const;
    void decide(StepOutcome outcome);
    bool isCritical() const { return m_step && m_step->weight == StepWeight::Critical; }
    void restyle();

    const ThemeSource& m_source;
    std::optional<ProtocolStep> m_step;
    QString m_place;
    QString m_writer;
    CardBusy m_busy = CardBusy::No;
    std::optional<int> m_chosen; // index of an answer
    bool m_isByDigit = false;    // the step that is on its way was answered by its digit
    QElapsedTimer m_sinceDigit;  // since such an answer brought the step that is shown
    enum class Asking { Reason, Note } m_asking = Asking::Reason;
    StepOutcomeKind m_asked = StepOutcomeKind::Cannot;
    QString m_note;                     // who said so and when; goes with the next answer
    QString m_noteAsked;                // what it was when it was asked for
    QString m_noteGiven;                // what is recorded of the step already
    std::map<QString, QString> m_notes; // kept, by noteKey()
    QString m_decided;                  // noteKey() of what is on its way
    std::shared_ptr<const CallerPrompts> m_prompts;
    QVBoxLayout* m_column;
    QLabel* m_critical;
    QLabel* m_text;
    QLabel* m_say;
    QLabel* m_saySpanish; // whatever the console speaks: it is for the caller
    QLabel* m_known;
    QWidget* m_answers;
    WrapLayout* m_flow;
    std::vector<StepButton*> m_buttons;
    StepButton* m_confirm = nullptr;
    QLabel* m_told;
    ReasonPrompt* m_reason;
};

} // namespace haven::ui
