#include "app/print/paper_press.h"

#include <condition_variable>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

namespace haven {

struct PaperPress::Room {
    Write write;
    PrintPage printPage;
    std::mutex mutex; // guards what follows
    std::condition_variable painted;
    PaperPress* press = nullptr; // empty: gone, nobody is told any more
    int painting = 0;
    int working = 0;
};

PaperPress::PaperPress(QObject* parent, Write write, PrintPage printPage)
    : QObject(parent), m_room(std::make_shared<Room>())
{
    m_room->write = std::move(write);
    m_room->printPage = std::move(printPage);
    m_room->press = this;
}

// Painting needs the application's fonts, which end with it; a file needs nothing of it.
PaperPress::~PaperPress()
{
    std::unique_lock lock(m_room->mutex);
    m_room->press = nullptr;
    m_room->painted.wait(lock, [this] { return m_room->painting == 0; });
}

PaperPress::Taken PaperPress::print(RunCards cards, PaperPlace place, Done done)
{
    {
        const std::lock_guard lock(m_room->mutex);
        if (m_room->working >= kPressMax)
            return Taken::No;
        ++m_room->working;
        ++m_room->painting;
    }
    // Let go on purpose: a thread that waits for a dead network folder can be stopped by nobody,
    // and to wait for it would hold up the end of the program.
    try {
        std::thread([room = m_room, cards = std::move(cards), place = std::move(place),
                     done = std::move(done)]() mutable {
            work(*room, cards, place, std::move(done));
        }).detach();
    } catch (const std::system_error&) {
        // The machine has none left.
        const std::lock_guard lock(m_room->mutex);
        --m_room->working;
        --m_room->painting;
        return Taken::No;
    }
    return Taken::Yes;
}

void PaperPress::work(Room& room, const RunCards& cards, const PaperPlace& place, Done done)
{
    const RunCardFiles files = runCardFiles(cards);
    {
        const std::lock_guard lock(room.mutex);
        --room.painting;
    }
    room.painted.notify_all();
    Result<void> written = room.write(files, place.path);
    if (!place.printer.empty() && !files.pdf.empty()) {
        Result<void> printed = room.printPage(place.printer, files.pdf);
        if (written)
            written = std::move(printed);
    }
    const std::lock_guard lock(room.mutex);
    --room.working;
    if (room.press)
        QMetaObject::invokeMethod(
            room.press, [done = std::move(done), written] { done(written); }, Qt::QueuedConnection);
}

} // namespace haven
