#pragma once

#include "models/items/desk.h"

#include <map>
#include <optional>
#include <QString>

namespace haven::ui {

// How something is told: with the sound of accepting or of rejecting, or without one.
enum class Tone { Accepted, Refused, Quiet };

// A refusal in the words of the screen: what happened, what is safe, what to do next.
QString refusalText(const Refusal& refusal);

// What one panel has asked of the desk and not yet heard about: the rows concerned show "saving"
// meanwhile, and a refusal becomes a sentence.
class DeskAsker final : public QObject
{
    Q_OBJECT

public:
    explicit DeskAsker(Desk& desk, QObject* parent = nullptr);

    // `row` names the row concerned, as its model does.
    void ask(Command command, const std::string& row,
             std::optional<Instant> happenedAt = std::nullopt);
    bool isWaiting() const { return !m_rows.empty(); }

Q_SIGNALS:
    void asked(const std::string& row);
    // Each asked() is followed by one of these, whatever became of it.
    void settled(const std::string& row);
    // It is on the log.
    void done(const std::string& row);
    void said(const QString& sentence, haven::ui::Tone tone);

private:
    void hear(const Answered& answer);

    Desk& m_desk;
    std::map<quint64, std::string> m_rows;
};

} // namespace haven::ui
