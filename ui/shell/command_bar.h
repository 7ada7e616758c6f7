#pragma once

#include "models/dispatch/command_line.h"
#include "models/dispatch/line_macros.h"
#include "models/items/desk.h"
#include "ui/shell/undo_offer.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/draft_keeper.h"
#include "ui/widgets/latest_answer.h"
#include "ui/widgets/result_line.h"
#include "ui/widgets/wall_clock.h"

#include <map>
#include <optional>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QStringList>
#include <QWidget>

class QHBoxLayout;

namespace haven::ui {

// What came of an act, as the list of results has it.
struct ResultEntry {
    ResultKind kind = ResultKind::None;
    QString time;
    QString sentence;
    QString line; // typed, or what could have been; empty: none
};
inline constexpr std::size_t kResultsMax = 20;
// What it keeps for its person, for one that is to go on in its place.
struct BarMemory {
    AgentId agent;
    QStringList history;
    std::vector<ResultEntry> results;     // the latest first
    std::map<AgentId, QString> left = {}; // what waits for those who are away
};

// Under which a line that was not sent is kept for the person who typed it; without a name: what
// was typed while nobody was signed on.
std::string commandLineDraft(const AgentId& agent);

// The permanent line along the bottom: what is typed, what Enter will do, and what came of it. One
// grammar with havenctl. Up and Down walk through the history, Tab completes the word, Shift+Tab
// takes the next possible one, Escape gives the focus back to where it was. Of what any other part
// of the window did it says the line that would have done it, and for ten seconds it can be undone.
class CommandBar final : public QWidget
{
    Q_OBJECT

public:
    CommandBar(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent = nullptr);

    void setSelected(std::optional<IncidentId> incident) { m_selected = incident; }
    // Where one looks just now, to settle what the words of a place leave open.
    void setNear(std::function<std::optional<Coordinate>()> near) { m_near = std::move(near); }
    // The person's own short words.
    void setMacros(MacroBook macros) { m_macros = std::move(macros); }
    // The latest first.
    const std::vector<ResultEntry>& results() const { return m_results; }
    BarMemory memory() const { return {m_agent, m_history, m_results, m_left}; }
    // Nothing of another person's but what waits here for them.
    void remember(const BarMemory& memory);
    UndoOffer& undo() { return *m_undo; }
    // Takes back what the result line offers to; says so where it offers nothing.
    void undoLast();
    // Puts the line there for the person to finish; nothing is sent.
    void prefill(const QString& line);
    // What became of an act asked elsewhere, with its tone.
    void say(const QString& sentence, Tone tone);
    QLineEdit* line() const { return m_line; }
    // At the right end of the result line; the bar takes it.
    void addKey(QWidget* hint);
    // The same, but it gives way to the result on a narrow screen.
    void addRoomyKey(QWidget* hint);
    // The keys give way, so that no window is kept wide by what it shows beside the result.
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    // Enter on "who" or "?": answers that change nothing.
    void asked(haven::LineQuestion question);
    // The person made, changed or forgot one.
    void macrosChosen(const haven::MacroBook& macros);
    // Accepted or refused: to be heard, for eyes that are elsewhere.
    void sounded(haven::ui::Tone tone);
    // The line put an incident on the board. One that it only spoke of is not told: what somebody
    // works on does not move because a line was about something else.
    void incidentMade(haven::IncidentId incident);
    // What was in the list of results is there no more.
    void forgot();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    LineContext context() const;
    LogWordsContext words() const;
    std::optional<Refusal> refusalAhead(const ParsedLine& parsed) const;
    QString faultText(const Refusal& refusal) const;
    QString sentenceOf(const ParsedLine& parsed) const;
    QString weaponOf(const ParsedLine& parsed) const;
    static QString meaningOf(const Completion& one);
    QString previewOf(const QString& line) const;
    QString macroPreview(const LineScript& script) const;
    void showPreview();
    void tellPreview(const QString& sentence);
    void placePreview();
    std::vector<Completion> completionsNow(std::size_t limit) const;
    QString completionsText() const;
    void takeCompletion(const QString& text);
    // Where the place that is being typed begins in the line, at its "@"; -1: none is.
    qsizetype placeStart() const;
    QString placeTyped() const;
    void askPlaces();
    QString placesText() const;
    bool completePlace();
    // The lines of a macro follow each other: the next is read once the one before is done.
    struct Run {
        QString typed;
        std::string macro;
        std::vector<std::string> lines;
        std::size_t at = 0;
        QStringList done;
    };
    struct Sent {
        QString line;    // as typed
        QString preview; // what it was to do
        std::optional<Run> run = std::nullopt;
        QString taught = {}; // a key did what this line does
        AgentId by = {};     // who sent it
    };
    struct Other {
        QString line; // what could have been typed
        int saidBefore = 0;
    };
    void send();
    void sendLine(const ParsedLine& parsed, Sent sent);
    void sendNext(Run run);
    void stopRun(const Run& run, const Refusal& refusal);
    void keepTyped(const QString& text);
    void changeMacros(const QString& text);
    void hearSeat();
    void hearRecorded(const std::vector<Recorded>& facts);
    void hearForGone(const Sent& sent, const Answered& answer);
    void hearSubmitted(const Submitted& wish);
    void complete();
    void completeOther();
    void walkHistory(int step);
    void hear(const Answered& answer);
    void hearOwn(Sent sent, const Answered& answer);
    void hearOther(const Other& other, const std::vector<Recorded>& facts);
    void hearRun(Run run, const QString& done);
    QString withChosen(const QString& done, const std::vector<Recorded>& facts);
    QString wordsOf(const std::vector<Recorded>& facts) const;
    // `taught` is set apart in the result line; `typed` is for the list of results alone.
    void show(ResultKind kind, const QString& sentence, const QString& taught = {},
              const QString& typed = {});
    void restyle();
    void showKeys();

    const ThemeSource& m_source;
    Desk& m_desk;
    WallClock m_clock;
    QLineEdit* m_line;
    QLabel* m_preview;
    QString m_sentence; // what Enter will do, whole
    ResultLine* m_result;
    DraftKeeper* m_draft; // belongs to the line
    QHBoxLayout* m_keys;
    struct KeyAt {
        QWidget* hint;
        bool isRoomy; // shown where there is room alone
    };
    std::vector<KeyAt> m_hints; // from left to right
    LatestAnswer m_search;
    PlacesFound m_places;
    QString m_placesFor; // what they were found for, with its "@"
    QPointer<QWidget> m_cameFrom;
    std::optional<IncidentId> m_selected;
    std::function<std::optional<Coordinate>()> m_near;
    QStringList m_history;
    qsizetype m_historyAt = 0;
    QString m_unfinished; // what was typed before walking back through the history
    std::map<quint64, Sent> m_sent;
    std::map<quint64, Other> m_others; // what other parts of the window asked for
    bool m_isSending = false;
    int m_said = 0;
    std::vector<ResultEntry> m_results;
    UndoOffer* m_undo;
    AgentId m_agent; // whose results and lines they are
    // What may not be kept on the disk in plain words, of those who are away: it waits here.
    std::map<AgentId, QString> m_left;
    MacroBook m_macros;
    QString m_completed; // the text as Tab left it
    std::vector<Completion> m_possible;
    std::size_t m_possibleAt = 0;
};

} // namespace haven::ui
