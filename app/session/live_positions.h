#pragma once

#include "models/feeds/position_feeds.h"
#include "models/feeds/position_recorder.h"
#include "models/items/feed_row.h"
#include "models/items/unit_position_model.h"

#include <memory>
#include <QObject>
#include <QTimer>
#include <string>

namespace haven {

// What a console knows of live positions before the first one comes in: the list of feeds and where
// each unit was last. Read where files may be read, not on the screen's thread.
struct PositionStart {
    std::vector<FeedConfig> feeds;
    std::vector<UnitPosition> last;
    std::vector<Refusal>
        troubles; // a broken list of feeds or ring never keeps a console from opening
};
PositionStart readPositionStart(const std::string& stationPath);

// Somebody has to be told: the line is gone, or more comes than can be read.
bool isTrouble(FeedState state);

// The live positions of one console: feeds in, the newest of each unit with its age in model(), and
// every one that arrives on its way to the ring. Apart from Session: positions are no facts.
class LivePositions final : public QObject
{
    Q_OBJECT

public:
    LivePositions(const std::string& stationPath, PositionStart start,
                  std::function<Instant()> clock, FeedPace pace = {});
    // Feeds end first, then the ring gets what they brought.
    ~LivePositions() override;

    // Feeds and ring end without anybody waiting for them; once hasEnded() it can be thrown away
    // in no time.
    void endSoon();
    bool hasEnded() const;

    const UnitPositionModel& model() const { return m_model; }
    std::optional<UnitPosition> positionOf(const UnitId& unit) const
    {
        return m_model.positionOf(unit);
    }
    std::vector<FeedStatus> feeds() const { return m_feeds.statuses(); }
    // The same for the screen.
    std::vector<FeedRow> rows() const;
    // Stopped where there is no feed: then no ring is made either.
    RecorderStatus recorder() const;
    const std::vector<Refusal>& troubles() const { return m_troubles; }

Q_SIGNALS:
    void moved(const std::vector<haven::UnitPosition>& positions);
    void feedsChanged(); // state or counts, about once a second a feed
    // A feed went dead or began to flood, or came back: the moment for a tone and the status bar.
    void troubleChanged(const haven::FeedStatus& status);

private:
    void take(const std::vector<UnitPosition>& positions);
    void lookAtFeeds();

    const std::function<Instant()> m_clock;
    const std::vector<Refusal> m_troubles;
    UnitPositionModel m_model;
    std::map<std::string, std::string> m_addresses; // by feed, as written
    std::unique_ptr<PositionRecorder> m_recorder;   // none without a feed
    PositionFeeds m_feeds;
    std::map<std::string, bool> m_isTroubled; // by feed
    QTimer m_aging;
};

} // namespace haven
