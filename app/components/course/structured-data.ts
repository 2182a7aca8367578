import { clock } from '~/domain/calendar/clock';
import type { OfferingCardView } from '../offering/card-view';

type Thing = Record<string, unknown>;

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const ZONE = '+08:00';

interface CourseToDescribe {
  url: string;
  name: string;
  description: string;
  provider: { name: string; url: string };
}

/** schema.org Course with its instances, for search engines; everything in it stands on the page as well. */
export function courseData(course: CourseToDescribe, instances: readonly Thing[]): Thing {
  return {
    '@context': 'https://schema.org',
    '@type': 'Course',
    name: course.name,
    description: course.description,
    url: course.url,
    provider: { '@type': 'Organization', name: course.provider.name, url: course.provider.url },
    ...(instances.length > 0 && { hasCourseInstance: instances }),
  };
}

interface InstanceToDescribe {
  card: OfferingCardView;
  url: string;
  school: string;
  address?: string;
  town: string;
  teachers?: readonly string[];
  /** What a family pays in all; the price of a lesson where it is not known. */
  dueFen: number;
}

/** schema.org CourseInstance of an offering. */
export function instanceData({
  card,
  url,
  school,
  address,
  town,
  teachers,
  dueFen,
}: InstanceToDescribe): Thing {
  return {
    '@type': 'CourseInstance',
    url,
    courseMode: 'onsite',
    startDate: card.firstDate,
    endDate: card.lastDate,
    courseSchedule: card.slots.map((slot) => ({
      '@type': 'Schedule',
      repeatFrequency: 'P1W',
      byDay: `https://schema.org/${days[slot.weekday - 1]}`,
      startTime: `${clock(slot.startMinute)}:00${ZONE}`,
      endTime: `${clock(slot.endMinute)}:00${ZONE}`,
      startDate: card.firstDate,
      endDate: card.lastDate,
      scheduleTimezone: 'Asia/Shanghai',
    })),
    location: {
      '@type': 'Place',
      name: school,
      address: {
        '@type': 'PostalAddress',
        ...(address && { streetAddress: address }),
        addressLocality: town,
        addressCountry: 'CN',
      },
    },
    ...(teachers?.length && { instructor: teachers.map((name) => ({ '@type': 'Person', name })) }),
    maximumAttendeeCapacity: card.capacity,
    remainingAttendeeCapacity: card.placesLeft,
    offers: {
      '@type': 'Offer',
      url,
      category: dueFen === 0 ? 'Free' : 'Paid',
      price: (dueFen / 100).toFixed(2),
      priceCurrency: 'CNY',
      availability: `https://schema.org/${card.phase === 'open' && card.placesLeft > 0 ? 'InStock' : card.phase === 'upcoming' ? 'PreOrder' : 'SoldOut'}`,
      ...(card.opensAt && { validFrom: card.opensAt }),
    },
  };
}
