#pragma once

#include "app/reactors/paper_bridge.h"
#include "models/base/result.h"

#include <memory>
#include <QObject>
#include <QThreadPool>

namespace haven {

// The board on paper, for the console: what this machine chose, the bridge where the station is
// live, and a page at once where somebody asks for one. Lives on the GUI thread; files are touched
// on another.
class PaperDesk final : public QObject
{
    Q_OBJECT

public:
    // `folder`: where the machine's choice is kept. `documents`: where pages go that were given no
    // folder. Precondition: the session outlives it.
    PaperDesk(Session& session, QString folder, QString documents, QObject* parent = nullptr);
    ~PaperDesk() override;

    const PaperChoice& choice() const { return m_choice; }
    PaperStanding standing() const;
    // Reads what was chosen here, and begins.
    void start();
    void choose(const haven::PaperChoice& choice);
    // One page now, by a person's wish, in a training station too: it is marked as such. Answered
    // by printed() or failed().
    void printNow();

Q_SIGNALS:
    void changed();
    // Once, when the file begins to fail. Where it is the printer alone, failed() says so once.
    void failing(const QString& path);
    void printed(const QString& path);
    void failed(const haven::Refusal& refusal);

private:
    enum class Failing { Nothing, Printer, File };

    std::string path() const;
    void follow();
    void print(const HalfTakenReader::Calls& calls);
    void hear(const PaperStanding& standing);

    Session& m_session;
    QString m_folder;
    QString m_documents;
    PaperChoice m_choice;
    PaperPress m_press;      // outlives the bridge
    HalfTakenReader m_calls; // as well
    std::unique_ptr<PaperBridge> m_bridge;
    Failing m_told = Failing::Nothing;
    QThreadPool m_disk; // of the choice alone, which lies on this machine
};

} // namespace haven
