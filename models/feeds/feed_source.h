#pragma once

#include "models/feeds/feed_address.h"
#include "models/geo/position_fix.h"

#include <memory>
#include <optional>
#include <QByteArray>
#include <QObject>
#include <QString>
#include <string>

class QGeoPositionInfoSource;

namespace haven {

struct FeedPiece {
    QByteArray bytes;
    std::string peer; // of a datagram; empty for a stream
};

// Where a feed's bytes come from. Lives on one thread; whoever owns it takes what is there, so that
// a flood stays with its sender.
class FeedSource : public QObject
{
    Q_OBJECT

public:
    // Answers later by opened() or failed(); never waits.
    virtual void open() = 0;
    // At most bytesMax of a stream, or one datagram; empty when there is nothing now.
    virtual std::optional<FeedPiece> take(qint64 bytesMax) = 0;
    // Throws away what waits, at most about bytesMax, and says how much.
    virtual qint64 skip(qint64 bytesMax) = 0;
    // For programs without an event loop: waits for opened(), more, or the end of the time.
    virtual void waitForMore(int ms) = 0;

Q_SIGNALS:
    void opened();
    void ready(); // there is something to take
    void failed(const QString& why);
    void fixed(const haven::PositionFix& fix); // of sources that have positions instead of bytes

protected:
    using QObject::QObject;
};

// Makes the machine's own receiver; nullptr where there is none.
using OwnReceiver = std::unique_ptr<QGeoPositionInfoSource> (*)();

std::unique_ptr<FeedSource> makeFeedSource(const FeedAddress& address, OwnReceiver ownReceiver);
// What Qt Positioning finds on this machine.
std::unique_ptr<QGeoPositionInfoSource> systemReceiver();

} // namespace haven
