#pragma once

#include "app/print/print_queue.h"
#include "app/print/run_card_pdf.h"

#include <functional>
#include <memory>
#include <QObject>

namespace haven {

// So many pages are painted or written at a time, those included that wait for a folder which does
// not answer.
inline constexpr int kPressMax = 3;

// Where a page goes: a file, and a printer too where one is named.
struct PaperPlace {
    std::string path;
    std::string printer = {};
};

// Prints run cards to files, each on a thread of its own that nothing else waits for: a folder that
// does not answer holds up neither other pages nor the end of the program. Lives on the GUI thread.
class PaperPress final : public QObject
{
    Q_OBJECT

public:
    using Write = std::function<Result<void>(const RunCardFiles& files, const std::string& path)>;
    using Done = std::function<void(const Result<void>& written)>;
    enum class Taken { No, Yes };

    explicit PaperPress(QObject* parent = nullptr, Write write = writeRunCardFiles,
                        PrintPage printPage = printService());
    // Waits until what is being painted is painted, never for a disk.
    ~PaperPress() override;

    // `done` is called on this object's thread, and not at all once this is gone. The printer is
    // tried also where the file could not be written; what failed first is told. No: kPressMax are
    // at work, or the machine has no thread left.
    Taken print(RunCards cards, PaperPlace place, Done done);

private:
    struct Room;
    static void work(Room& room, const RunCards& cards, const PaperPlace& place, Done done);

    // Shared with the threads: one that waits for its disk outlives this object.
    std::shared_ptr<Room> m_room;
};

} // namespace haven
