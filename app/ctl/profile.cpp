#include "app/ctl/verb.h"
#include "app/session/profile_files.h"

namespace haven::ctl {

int runProfile(const Arguments& arguments)
{
    if (arguments.words.size() != 2 || arguments.words[0] != "check")
        return misused("profile check PROFILE");
    const auto profile = readProfile(arguments.words[1]);
    if (!profile)
        return tell(profile.refusal());
    sayLine("The profile " + arguments.words[1] + " can be used: " + profile->title + ", " +
            std::to_string(profile->types.size()) + " types, " +
            std::to_string(profile->dispositions.size()) + " dispositions.");
    return kDone;
}

} // namespace haven::ctl
