#pragma once

#include "models/dispatch/command_line.h"
#include "models/items/desk.h"
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

// The permanent line along the bottom: what is typed, what Enter will do, and what came of it. One
// grammar with havenctl. Up and Down walk through the history, Tab completes the word, Escape gives
// the focus back to where it was.
class CommandBar final : public QWidget
{
    Q_OBJECT

public:
    CommandBar(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent = nullptr);

    void setSelected(std::optional<IncidentId> incident) { m_selected = incident; }
    // Where one looks just now, to settle what the words of a place leave open.
    void setNear(std::function<std::optional<Coordinate>()> near) { m_near = std::move(near); }
    // Puts the line there for the person to finish; nothing is sent.
    void prefill(const QString& line);
    // What became of an act asked elsewhere, with its tone.
    void say(const QString& sentence, Tone tone);
    QLineEdit* line() const { return m_line; }
    // At the right end of the result line; the bar takes it.
    void addKey(QWidget* hint);
    // The same, but it gives way to the result on a narrow screen.
    void addRoomyKey(QWidget* hint);

Q_SIGNALS:
    // Enter on "who" or "?": answers that change nothing.
    void asked(haven::LineQuestion question);
    // Accepted or refused: to be heard, for eyes that are elsewhere.
    void sounded(haven::ui::Tone tone);
    // The line put an incident on the board. One that it only spoke of is not told: what somebody
    // works on does not move because a line was about something else.
    void incidentMade(haven::IncidentId incident);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    LineContext context() const;
    LogWordsContext words() const;
    std::optional<Refusal> refusalAhead(const ParsedLine& parsed) const;
    QString previewOf(const QString& line) const;
    void showPreview();
    void tellPreview(const QString& sentence);
    void placePreview();
    QString completionsText() const;
    // Where the place that is being typed begins in the line, at its "@"; -1: none is.
    qsizetype placeStart() const;
    QString placeTyped() const;
    void askPlaces();
    QString placesText() const;
    bool completePlace();
    void send();
    void complete();
    void walkHistory(int step);
    void hear(const Answered& answer);
    void show(ResultKind kind, const QString& sentence);
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
    std::vector<QWidget*> m_roomy; // keys that are shown where there is room
    LatestAnswer m_search;
    PlacesFound m_places;
    QString m_placesFor; // what they were found for, with its "@"
    QPointer<QWidget> m_cameFrom;
    std::optional<IncidentId> m_selected;
    std::function<std::optional<Coordinate>()> m_near;
    QStringList m_history;
    qsizetype m_historyAt = 0;
    QString m_unfinished; // what was typed before walking back through the history
    struct Sent {
        QString line;    // as typed
        QString preview; // what it was to do
    };
    std::map<quint64, Sent> m_sent;
};

} // namespace haven::ui
