#pragma once

#include "models/base/result.h"
#include "models/items/desk.h"
#include "models/items/preferences.h"

#include <atomic>
#include <functional>
#include <memory>
#include <QThreadPool>

namespace haven {

// One JSON file a person, "FOLDER/AGENT.json". A file that is not there is the usual preferences.
// Errors: PreferencesMalformed.
Result<Preferences> readPreferences(const QString& folder, const AgentId& agent);
// Whole or not at all. Errors: FileUnwritable.
Result<void> writePreferences(const QString& folder, const AgentId& agent,
                              const Preferences& preferences);

// Where this machine keeps them: the folder haven below the system's place for settings.
QString preferencesFolder();

// Puts the preferences of whoever signs on into the window's source, and keeps what they choose.
// The file is read and written on a thread of its own; a failure is told in a sentence and stops
// nobody.
class PreferenceKeeper final : public QObject
{
    Q_OBJECT

public:
    // Precondition: desk and source outlive it.
    PreferenceKeeper(Desk& desk, PreferenceSource& source, QString folder,
                     QObject* parent = nullptr);
    // What was chosen is on disk.
    ~PreferenceKeeper() override;

Q_SIGNALS:
    void failed(const QString& sentence);

private:
    void load();
    void save();
    void tell(const Refusal& refusal);

    Desk& m_desk;
    PreferenceSource& m_source;
    QString m_folder;
    AgentId m_agent;
    bool m_isChosen = false; // since they sat down: newer than what is still being read
    // Of this person's choices: one that is no longer the newest need not be written.
    std::shared_ptr<std::atomic<int>> m_newest = std::make_shared<std::atomic<int>>(0);
    QThreadPool m_disk; // one thread: reads and writes keep their order
};

} // namespace haven
