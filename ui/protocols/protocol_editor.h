#pragma once

#include "models/items/desk.h"
#include "models/items/protocol_steps_model.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/desk_asker.h"

#include <optional>
#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QVBoxLayout;

namespace haven::ui {

class BoardView;
class ConfirmBand;
class FormCard;
class KeyButton;
class PanelHeader;
class StepForm;
class WrapLayout;

// Where a protocol is written: its head, its steps, and the linter's findings beside the step they
// are about while one types. A saved text is a new version of the agency's own and a draft until
// somebody approves it; what is not ready is kept as a draft that nothing runs.
class ProtocolEditor final : public QWidget
{
    Q_OBJECT

public:
    ProtocolEditor(const ThemeSource& source, Desk& desk, QWidget* parent = nullptr);
    ~ProtocolEditor() override;

    // What was being written comes back; else the first protocol of the list, or this one.
    void start(const std::optional<ProtocolId>& protocol = std::nullopt);
    bool isChanged() const;

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    // What is asked for while something is not saved.
    enum class Pending { Nothing, Open, Leave, Save };
    static constexpr const char* kFileKey = "file ";
    static constexpr const char* kDraftKey = "draft ";
    static constexpr const char* kNewKey = "new";
    struct Choice {
        std::string key; // "file overdose", "draft overdose", "new"
        QString title;
    };
    struct Sent {
        quint64 id = 0;
        ProtocolWishAct act = ProtocolWishAct::Save;
        std::string protocol;
        std::string text;
        int version = 0;
        int opening = 0; // m_opening of then: something else may have been opened since
    };

    void build();
    void buildHead(QVBoxLayout* column);
    void buildSteps(QVBoxLayout* column);
    void buildActs(QVBoxLayout* column);
    KeyButton* addAct(WrapLayout* flow, const char* name, const QString& text,
                      const QKeySequence& key, void (ProtocolEditor::*act)());
    QPlainTextEdit* addLines(const char* name, const QString& label, const QString& tip);
    QLineEdit* addHeadLine(const char* name, const QString& label, const QString& tip);
    void buildTriggers();
    void fillChoices();
    void takeUnsaved();
    void keepTyped();
    bool mayWrite() const;
    void hearSeat();
    Result<ProtocolDraft> draftOf(const std::string& key) const;
    void look();
    void askOpen(int choice);
    void askFor(const std::string& key);
    void open(const std::string& key);
    std::string draftOnFile(const std::string& key) const;
    void take(ProtocolDraft draft, const std::string& text);
    void fillHead();
    void takeHead();
    void showStep();
    void takeStep();
    void changed();
    void lint();
    void hearTold(const QString& asker, quint64 generation, const ProtocolTold& told);
    void hear(const Answered& answer);
    void settle(const Sent& sent, const std::string& key);
    void hearSaved(const Sent& sent, const Result<std::vector<Recorded>>& result);
    void add();
    void remove();
    void moveUp();
    void moveDown();
    void move(StepMove move);
    void save();
    void saveNow();
    void keep();
    void send(Sent what);
    Sent written(ProtocolWishAct act) const;
    void leave();
    void confirm();
    void goBack();
    int versionHere() const;
    std::string hashHere() const;
    bool isOvertaken() const;
    void hearProtocols();
    void followFile();
    QString standing() const;
    QString savedWords(const Sent& sent) const;
    void retell();
    void tell(const QString& sentence, Tone tone);
    void restyle();

    const ThemeSource& m_source;
    Desk& m_desk;
    ProtocolStepsModel m_steps;
    std::vector<Choice> m_choices;
    std::vector<ProtocolDraftOnFile> m_drafts;
    std::string m_open;      // the key of the choice that is written on
    std::string m_savedText; // as it lies on the disk
    std::string m_draftText; // of the draft that is written on, as it lies there; empty: none
    std::string m_openHash;  // of the text in use when it was opened; empty: there was none
    std::string m_askedHash; // of the text in use that the band asked about
    std::string m_toldHash;  // of the one that was told of
    bool m_isFilling = false;
    Pending m_pending = Pending::Nothing;
    std::string m_wanted; // the key that is asked for
    std::optional<Sent> m_sent;
    int m_opening = 0;    // how many were opened
    QString m_toldBefore; // what is said before the next answer
    QTimer m_pause;       // until the linter is asked: begins anew at each key
    QTimer m_keepSoon;    // until what is typed is kept: never later for typing on
    quint64 m_generation = 0;
    quint64 m_lookAsked = 0;
    quint64 m_lintAsked = 0;
    PanelHeader* m_header = nullptr;
    QComboBox* m_choice = nullptr;
    FormCard* m_head = nullptr;
    QLineEdit* m_id = nullptr;
    QLineEdit* m_title = nullptr;
    QComboBox* m_kind = nullptr;
    QLineEdit* m_checked = nullptr;
    QLineEdit* m_review = nullptr;
    QLineEdit* m_types = nullptr;
    QLineEdit* m_facts = nullptr;
    QLineEdit* m_families = nullptr;
    QLineEdit* m_words = nullptr;
    QPlainTextEdit* m_first = nullptr;
    QLineEdit* m_notTypes = nullptr;
    QPlainTextEdit* m_sources = nullptr;
    QLabel* m_findings = nullptr;
    BoardView* m_view = nullptr;
    StepForm* m_form = nullptr;
    KeyButton* m_add = nullptr;
    KeyButton* m_remove = nullptr;
    KeyButton* m_up = nullptr;
    KeyButton* m_down = nullptr;
    KeyButton* m_save = nullptr;
    KeyButton* m_keep = nullptr;
    ConfirmBand* m_confirm = nullptr;
    QLabel* m_message = nullptr;
};

} // namespace haven::ui
