#include "app/ctl/load_station.h"

#include "app/session/plain_state.h"

#include <utility>

namespace haven::ctl {

Result<LoadedStation> loadStation(const std::string& path)
{
    auto reader = StationReader::open({path, ""});
    if (!reader)
        return reader.refusal();
    auto loaded = loadState(reader->database());
    if (!loaded)
        return loaded.refusal();
    return LoadedStation{*std::move(reader), std::move(loaded->state), {}};
}

Result<LoadedStation> loadPlainStation(const std::string& path)
{
    auto loaded = loadStation(path);
    if (loaded) {
        NamesBook book(loaded->database());
        loaded->names = takeNamesOut(loaded->state, book);
    }
    return loaded;
}

} // namespace haven::ctl
